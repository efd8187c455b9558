/** Where things stand from the chart's top, in pixels. They stay where they are, whatever there is to show. */
export const layout = {
  height: 208,
  axisHeight: 20,
  wireLabelY: 36,
  barY: 44,
  barHeight: 14,
  curveTopY: 62,
  curveBottomY: 98,
  divideY: 108,
  eventLabelY: 124,
  deliveredY: 143,
  withheldY: 169,
  lanesEndY: 186,
  lifeY: 200,
} as const
