import type { ConsoleLine } from '../state/console-lines.ts'

export type ShownLines = {
  /**
   * The lines that pass, in their order: the same array, grown. Looks only at what is new since the last call with the
   * same test, and stops when the time is up: `isComplete` tells whether another call has more to do.
   */
  readonly update: (
    lines: readonly ConsoleLine[],
    test: (line: ConsoleLine) => boolean,
  ) => { readonly shown: readonly ConsoleLine[]; readonly isComplete: boolean }
}

/** Of one frame, whatever the lines and the test are. */
const mostMs = 8
/** Lines between two looks at the clock. */
const stride = 64

export function createShownLines(nowMs: () => number): ShownLines {
  let source: readonly ConsoleLine[] | undefined
  let tested: ((line: ConsoleLine) => boolean) | undefined
  let shown: ConsoleLine[] = []
  let seen = 0

  return {
    update: (lines, test) => {
      const newest = lines.at(-1)?.sequence ?? 0
      if (source !== lines || tested !== test || newest < seen) {
        source = lines
        tested = test
        shown = []
        seen = 0
      }
      const oldest = lines[0]?.sequence ?? Number.POSITIVE_INFINITY
      const kept = shown.findIndex(({ sequence }) => sequence >= oldest)
      if (kept !== 0) shown.splice(0, kept < 0 ? shown.length : kept)
      const startedMs = nowMs()
      let index = firstAfter(lines, seen)
      for (; index < lines.length; index += 1) {
        if (index % stride === 0 && nowMs() - startedMs > mostMs) break
        const line = lines[index]
        if (line === undefined) break
        seen = line.sequence
        if (test(line)) shown.push(line)
      }
      return { shown, isComplete: index >= lines.length }
    },
  }
}

function firstAfter(lines: readonly ConsoleLine[], sequence: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lines[middle]?.sequence ?? 0) <= sequence) low = middle + 1
    else high = middle
  }
  return low
}
