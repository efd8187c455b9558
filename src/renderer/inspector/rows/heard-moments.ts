/** How many moments a row keeps: no column has room for more that can be told apart. */
const mostKept = 32

/** The moments at which the listener heard something, and one more. Of too many, every second goes; the first stays. */
export function withMoment(moments: readonly number[] | undefined, atMs: number): readonly number[] {
  if (moments === undefined) return [atMs]
  const kept = moments.length < mostKept ? moments : moments.filter((_moment, index) => index % 2 === 0)
  return [...kept, atMs]
}
