import type { Row } from '../../rows/row.ts'

/** Where the ticks of a row are on the canvas, in whole pixels; those that fall together are one. */
export function tickPlaces(
  { heardAtMs = [] }: Row,
  xOf: (atMs: number) => number,
  isSeen: (atMs: number) => boolean,
): readonly number[] {
  return [...new Set(heardAtMs.filter(isSeen).map((atMs) => Math.round(xOf(atMs))))]
}
