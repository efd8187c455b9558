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
  // As many in every place, so that what lies over them keeps its size.
  const drawn = Math.ceil(heightPx / rowPx) + stepRows + 2 * spareRows
  const until = Math.min(count, Math.max(0, firstStep * stepRows - spareRows) + drawn)
  return { from: Math.max(0, until - drawn), until }
}
