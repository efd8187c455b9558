import type { BodySource } from './body-source.ts'

export const pageBytes = 64 * 1024
const mostPages = 128
const mostInFlight = 2

/** Pages of a body that are or were looked at: 8 MiB of them, those of the longest ago go first. */
export type BodyPages = {
  /** The page's bytes once they are here; `undefined` until then and where nothing is kept. */
  readonly page: (index: number) => Uint8Array | undefined
  /** What is wanted now. What was wanted before and has not begun is forgotten: somebody scrolls past it. */
  readonly want: (indices: readonly number[]) => void
  readonly problem: () => string | undefined
  readonly heldBytes: () => number
}

export function createBodyPages(source: Pick<BodySource, 'read'>, onChange: () => void): BodyPages {
  // A map keeps the order in which pages were used last.
  const held = new Map<number, Uint8Array>()
  const inFlight = new Set<number>()
  const refused = new Set<number>()
  let wanted: readonly number[] = []
  let problem: string | undefined

  const load = async (index: number): Promise<void> => {
    inFlight.add(index)
    const part = await source.read(index * pageBytes, pageBytes)
    inFlight.delete(index)
    if (part.ok) {
      held.set(index, part.value.bytes)
      for (const oldest of held.keys()) {
        if (held.size <= mostPages) break
        held.delete(oldest)
      }
    } else {
      refused.add(index)
      problem = part.error.message
    }
    onChange()
    loadNext()
  }

  const loadNext = (): void => {
    for (const index of wanted) {
      if (inFlight.size >= mostInFlight) return
      if (!held.has(index) && !inFlight.has(index) && !refused.has(index)) void load(index)
    }
  }

  return {
    page: (index) => {
      const bytes = held.get(index)
      if (bytes === undefined) return undefined
      held.delete(index)
      held.set(index, bytes)
      return bytes
    },
    want: (indices) => {
      wanted = indices
      loadNext()
    },
    problem: () => problem,
    heldBytes: () => Array.from(held.values()).reduce((sum, { length }) => sum + length, 0),
  }
}
