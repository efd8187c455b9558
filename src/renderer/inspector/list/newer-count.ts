import type { Lines } from '../rows/lines.ts'

/** How many rows of a list in the order of the log come after the exchange with this ordinal. */
export function newerCount(lines: Lines, ordinal: number): number {
  let low = 0
  let high = lines.count
  while (low < high) {
    const middle = (low + high) >>> 1
    const line = lines.at(middle)
    if (line?.kind === 'row' && line.row.ordinal <= ordinal) low = middle + 1
    else high = middle
  }
  return lines.count - low
}
