import type { StoredBody } from './body-index.ts'

export type BodyWriter = {
  readonly add: (body: StoredBody) => void
  /** Of bodies that wait in memory. */
  readonly pendingBytes: () => number
  readonly flushed: () => Promise<void>
}

/** Small bodies are written together, because each write costs a turn of the loop. */
const mostTogetherBytes = 4 * 1024 * 1024

/** Writes bodies to their places, one write at a time, in the order in which they came. */
export function createBodyWriter(onFailed: (body: StoredBody, error: unknown) => void): BodyWriter {
  let queue: StoredBody[] = []
  let pendingBytes = 0
  let writing: Promise<void> | undefined

  const write = async (group: readonly StoredBody[]): Promise<void> => {
    const parts = group.flatMap(({ pending }) => (pending === undefined ? [] : [pending]))
    try {
      await group[0]?.segment.write(parts, group[0].offsetBytes)
      for (const body of group) body.pending = undefined
    } catch (error) {
      for (const body of group) if (!body.isForgotten) onFailed(body, error)
    }
  }
  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      const waiting = queue
      queue = []
      for (let next = 0; next < waiting.length;) {
        const group = groupAt(waiting, next)
        if (group.length > 0) await write(group)
        const taken = Math.max(1, group.length)
        for (const { keptBytes } of waiting.slice(next, next + taken)) pendingBytes -= keptBytes
        next += taken
      }
    }
    writing = undefined
  }
  return {
    add: (body) => {
      queue.push(body)
      pendingBytes += body.keptBytes
      // What comes in the same turn is written together.
      writing ??= Promise.resolve().then(run)
    },
    pendingBytes: () => pendingBytes,
    flushed: async () => {
      await writing
    },
  }
}

/** Bodies that stand one after another in one file and are still wanted; none when the first is not. */
function groupAt(waiting: readonly StoredBody[], from: number): readonly StoredBody[] {
  const group: StoredBody[] = []
  let bytes = 0
  for (let index = from; index < waiting.length; index += 1) {
    const body = waiting[index]
    const first = group[0] ?? body
    if (body === undefined || body.isForgotten || body.segment !== first?.segment) break
    if (body.offsetBytes !== first.offsetBytes + bytes || bytes > mostTogetherBytes) break
    group.push(body)
    bytes += body.keptBytes
  }
  return group
}
