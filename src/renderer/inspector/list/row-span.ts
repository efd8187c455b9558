/** Lines from `from` on, up to `until` and without it. */
export type RowSpan = { readonly from: number; readonly until: number }

/** Drawn lines change by so many at once: most small movements change none. */
const stepRows = 4
/** Drawn beyond what is in view, at least, so that a movement does not show a gap. */
const spareRows = 4

/** The steps of lines above the view. */
export const firstStepOf = (scrollTopPx: number, rowPx: number): number =>
  Math.floor(Math.max(0, scrollTopPx) / (rowPx * stepRows))

/** The lines to draw of so many, in a view that is so high and begins with that step. */
export function rowSpanOf(view: {
  readonly firstStep: number
  readonly heightPx: number
  readonly rowPx: number
  readonly count: number
}): RowSpan {
  const { firstStep, heightPx, rowPx, count } = view
  if (heightPx <= 0) return { from: 0, until: 0 }
  const inView = Math.ceil(heightPx / rowPx) + stepRows
  // A list that became shorter is drawn at its end before the view has moved there.
  const first = Math.min(firstStep * stepRows, Math.max(0, count - inView))
  return { from: Math.max(0, first - spareRows), until: Math.min(count, first + inView + spareRows) }
}
