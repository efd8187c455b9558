import { Writable } from 'node:stream'
import { createFailure, TransportError } from '../failure.ts'
import type { BodySink } from './body-sink.ts'
import type { MemoryBudget } from './memory-budget.ts'

/** Largest response that is given as a string. */
export const mostMemoryBytes = 256 * 1024 * 1024

export type MemorySinkOptions = {
  readonly budget: MemoryBudget
  readonly limitBytes?: number
}

/** A body that comes in the event. */
export function createMemorySink(options: MemorySinkOptions): BodySink {
  const limitBytes = options.limitBytes ?? mostMemoryBytes
  let chunks: Uint8Array[] = []
  let sizeBytes = 0
  let isOver = false

  const writable = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      const isTooLarge = sizeBytes + chunk.byteLength > limitBytes
      if (isOver || isTooLarge || !options.budget.take(chunk.byteLength)) {
        return done(isTooLarge ? tooLarge(limitBytes) : noMemory())
      }
      sizeBytes += chunk.byteLength
      chunks.push(chunk)
      done()
    },
  })
  const release = async (): Promise<void> => {
    if (isOver) return
    isOver = true
    chunks = []
    options.budget.give(sizeBytes)
  }
  return {
    isFile: false,
    writable,
    commit: async () => {
      chunks = [join(chunks, sizeBytes)]
      return { kind: 'bytes', bytes: chunks[0] ?? new Uint8Array() }
    },
    keep: release,
    discard: async () => {
      writable.destroy()
      await release()
    },
  }
}

/** Its own memory: a view into a pool of Node would take other people's bytes along to the app. */
function join(chunks: readonly Uint8Array[], sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

function tooLarge(limitBytes: number): TransportError {
  const limit = `${Math.floor(limitBytes / (1024 * 1024))} MiB`
  return new TransportError(
    createFailure('REFUSED_BY_POLICY', `The response is larger than ${limit}. Download it to a file.`),
  )
}

function noMemory(): TransportError {
  return new TransportError(
    createFailure(
      'REFUSED_BY_POLICY',
      'The responses that the app holds at once are too large. Download to files, or ask for less at once.',
    ),
  )
}
