/** Between two of these something else may run; each takes well below a millisecond. */
const runLength = 512
const mergeLength = 4096

/** Sorts numbers by merging; yields often, so that a caller can stop and go on in the next frame. */
export function* sortInSlices(
  items: readonly number[],
  compare: (a: number, b: number) => number,
): Generator<void, number[]> {
  let runs: number[][] = []
  for (let from = 0; from < items.length; from += runLength) {
    runs.push(items.slice(from, from + runLength).toSorted(compare))
    yield
  }
  while (runs.length > 1) {
    const longer: number[][] = []
    for (let index = 0; index < runs.length; index += 2) {
      const [left = [], right] = [runs[index], runs[index + 1]]
      longer.push(right === undefined ? left : yield* mergeInSlices(left, right, compare))
    }
    runs = longer
  }
  return runs[0] ?? []
}

function* mergeInSlices(
  left: readonly number[],
  right: readonly number[],
  compare: (a: number, b: number) => number,
): Generator<void, number[]> {
  const merged: number[] = []
  let [fromLeft, fromRight] = [0, 0]
  while (fromLeft < left.length || fromRight < right.length) {
    const [a, b] = [left[fromLeft], right[fromRight]]
    if (a !== undefined && (b === undefined || compare(a, b) <= 0)) {
      merged.push(a)
      fromLeft += 1
    } else if (b !== undefined) {
      merged.push(b)
      fromRight += 1
    }
    if (merged.length % mergeLength === 0) yield
  }
  return merged
}

/** A few sorted ones into many sorted ones, at once: it compares little and copies fast. */
export function mergeFew(
  many: readonly number[],
  few: readonly number[],
  compare: (a: number, b: number) => number,
): number[] {
  const merged: number[] = []
  let copied = 0
  for (const item of few) {
    const at = upperBound(many, item, copied, compare)
    while (copied < at) merged.push(many[copied++] ?? 0)
    merged.push(item)
  }
  while (copied < many.length) merged.push(many[copied++] ?? 0)
  return merged
}

function upperBound(
  items: readonly number[],
  item: number,
  from: number,
  compare: (a: number, b: number) => number,
): number {
  let low = from
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(items[middle] ?? 0, item) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
