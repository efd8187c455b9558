export type ConsoleLimits = {
  readonly lines: number
  /** Most characters in all lines together. */
  readonly characters: number
}

export type ConsoleShelf = {
  readonly add: (sequence: number, text: string) => void
  /** Forgets the oldest lines until the rest fits; their sequence numbers. */
  readonly evict: () => readonly number[]
  readonly evictAll: () => readonly number[]
}

/** Knows which console lines are kept, oldest first. */
export function createConsoleShelf(limits: ConsoleLimits): ConsoleShelf {
  const lengths = new Map<number, number>()
  let characters = 0

  const takeUntil = (isEnough: () => boolean): readonly number[] => {
    const taken: number[] = []
    for (const [sequence, length] of lengths) {
      if (isEnough()) break
      lengths.delete(sequence)
      characters -= length
      taken.push(sequence)
    }
    return taken
  }

  const fitsIn = (share: number): boolean =>
    lengths.size <= limits.lines * share && characters <= limits.characters * share

  return {
    add: (sequence, text) => {
      lengths.set(sequence, text.length)
      characters += text.length
    },
    // Down to nine tenths at once, so that the next line does not evict again.
    evict: () => (fitsIn(1) ? [] : takeUntil(() => fitsIn(0.9))),
    evictAll: () => takeUntil(() => false),
  }
}
