import { rm } from 'node:fs/promises'
import type { BodySide } from '../../shared/contract/traffic.ts'
import { systemErrorCode } from '../system-error.ts'
import { type BodyFolder, makeBodyFolder, removeStaleBodyFolders } from './body-folder.ts'
import { createBodyIndex, type StoredBody } from './body-index.ts'
import { type BodySegment, createBodySegment } from './body-segment.ts'
import { createBodyWriter } from './body-writer.ts'

/** How much of a body can be read, and how much it has. */
export type KeptBody = { readonly keptBytes: number; readonly sizeBytes: number }

export type BodyUsage = {
  /** In files, also what is on its way there. */
  readonly bodyBytes: number
  readonly mostBodyBytes: number
  /** Bodies that went to make room, or could not be kept. */
  readonly droppedBodies: number
  /** What the disk said when a body could not be kept, in words. */
  readonly bodyProblem?: string
}

/** The bodies of exchanges, on disk. */
export type BodyStore = {
  /**
   * Keeps a body, or its beginning, and answers how many bytes; they are written in the background. The bytes are the
   * store's from now on: nobody may change them. `sizeBytes` is the size of the whole when that is more than the given
   * bytes. A second body of the same exchange and side takes the place of the first.
   */
  readonly put: (exchangeId: string, side: BodySide, bytes: Uint8Array, sizeBytes?: number) => number
  readonly sizeOf: (exchangeId: string, side: BodySide) => KeptBody | undefined
  /** As many bytes as there are from the offset on, in memory of their own; undefined when no such body is kept. */
  readonly read: (
    exchangeId: string,
    side: BodySide,
    offsetBytes: number,
    lengthBytes: number,
  ) => Promise<Uint8Array | undefined>
  /** The exchange is over. Only bodies of such exchanges go to make room. */
  readonly settle: (exchangeId: string) => void
  readonly forget: (exchangeId: string) => void
  readonly usage: () => BodyUsage
  /** Counts anew what was dropped. */
  readonly resetCounts: () => void
  /** Resolves when nothing waits to be written. */
  readonly flushed: () => Promise<void>
  /** Removes everything from disk. Idempotent. */
  readonly close: () => Promise<void>
}

export type BodyLimits = {
  readonly mostBytes: number
  readonly mostBytesPerBody: number
  /** Of a file; a larger body has one of its own. */
  readonly segmentBytes: number
  /** Waiting in memory to be written. */
  readonly mostPendingBytes: number
}

const mebibyte = 1024 * 1024

export const defaultBodyLimits: BodyLimits = {
  mostBytes: 2048 * mebibyte,
  mostBytesPerBody: 256 * mebibyte,
  segmentBytes: 16 * mebibyte,
  mostPendingBytes: 320 * mebibyte,
}

/** Copying these costs little, and a view would keep alive the large memory that it may look into. */
const mostCopiedBytes = 64 * 1024

/** Makes its own folder in `parentPath` when the first body comes, and removes those of processes that were killed. */
export function createBodyStore(options: {
  readonly parentPath: string
  readonly limits?: Partial<BodyLimits>
}): BodyStore {
  const { parentPath } = options
  const limits = { ...defaultBodyLimits, ...options.limits }
  const index = createBodyIndex()
  // Oldest first; the last one takes what comes.
  let segments: readonly BodySegment[] = []
  let segmentCount = 0
  let bodyBytes = 0
  let droppedBodies = 0
  let bodyProblem: string | undefined
  let folder: Promise<BodyFolder> | undefined
  let isClosed = false
  const removals = new Set<Promise<void>>()

  const makeFolder = async (): Promise<BodyFolder> => {
    await removeStaleBodyFolders(parentPath)
    return makeBodyFolder(parentPath)
  }
  const removeSegment = (segment: BodySegment): void => {
    segments = segments.filter((each) => each !== segment)
    bodyBytes -= segment.sizeBytes()
    const removal = segment.remove().catch(() => {})
    removals.add(removal)
    void removal.then(() => removals.delete(removal))
  }
  const forget = (body: StoredBody | undefined): void => {
    if (body === undefined) return
    index.remove(body)
    if (index.bodiesIn(body.segment).size === 0) removeSegment(body.segment)
  }
  const drop = (segment: BodySegment): void => {
    for (const body of index.bodiesIn(segment)) {
      droppedBodies += 1
      forget(body)
    }
  }
  const makeRoom = (lengthBytes: number): boolean => {
    const fits = (): boolean => bodyBytes + lengthBytes <= limits.mostBytes
    if (lengthBytes > limits.mostBytes) return false
    for (const segment of segments) {
      if (fits()) break
      if (index.mayGo(segment)) drop(segment)
    }
    return fits()
  }
  const segmentFor = (lengthBytes: number): BodySegment => {
    const last = segments.at(-1)
    if (last !== undefined && last.sizeBytes() + lengthBytes <= limits.segmentBytes) return last
    segmentCount += 1
    const next = createBodySegment(() => (folder ??= makeFolder()), `${segmentCount}.bodies`)
    segments = [...segments, next]
    return next
  }
  const writer = createBodyWriter((body, error) => {
    droppedBodies += 1
    bodyProblem =
      `Bodies of requests cannot be kept in "${parentPath}" (${systemErrorCode(error)}). ` +
      'Check that the disk has room and that the folder may be written to.'
    forget(body)
  })

  return {
    put: (exchangeId, side, bytes, sizeBytes = bytes.byteLength) => {
      forget(index.get(exchangeId, side))
      const keptBytes = Math.min(bytes.byteLength, limits.mostBytesPerBody)
      if (keptBytes === 0 || isClosed) return 0
      const isTooMuch = writer.pendingBytes() + keptBytes > limits.mostPendingBytes
      if (isTooMuch || !makeRoom(keptBytes)) {
        droppedBodies += 1
        return 0
      }
      const segment = segmentFor(keptBytes)
      bodyBytes += keptBytes
      const kept = bytes.subarray(0, keptBytes)
      const body: StoredBody = {
        exchangeId,
        side,
        segment,
        offsetBytes: segment.take(keptBytes),
        keptBytes,
        sizeBytes,
        pending: keptBytes <= mostCopiedBytes ? kept.slice() : kept,
        isForgotten: false,
      }
      index.add(body)
      writer.add(body)
      return keptBytes
    },
    sizeOf: (exchangeId, side) => {
      const body = index.get(exchangeId, side)
      return body && { keptBytes: body.keptBytes, sizeBytes: body.sizeBytes }
    },
    read: async (exchangeId, side, offsetBytes, lengthBytes) => {
      const body = index.get(exchangeId, side)
      if (body === undefined) return undefined
      const start = Math.min(offsetBytes, body.keptBytes)
      const end = Math.min(start + lengthBytes, body.keptBytes)
      if (body.pending !== undefined) return new Uint8Array(body.pending.subarray(start, end))
      try {
        return await body.segment.read(body.offsetBytes + start, end - start)
      } catch (error) {
        if (body.isForgotten) return undefined
        droppedBodies += 1
        bodyProblem = `A body of a request cannot be read any more (${systemErrorCode(error)}).`
        forget(body)
        return undefined
      }
    },
    settle: index.settle,
    forget: (exchangeId) => {
      forget(index.get(exchangeId, 'request'))
      forget(index.get(exchangeId, 'response'))
    },
    usage: () => ({
      bodyBytes,
      mostBodyBytes: limits.mostBytes,
      droppedBodies,
      ...(bodyProblem === undefined ? {} : { bodyProblem }),
    }),
    resetCounts: () => {
      droppedBodies = 0
      bodyProblem = undefined
    },
    flushed: writer.flushed,
    close: async () => {
      isClosed = true
      for (const segment of segments) for (const body of index.bodiesIn(segment)) forget(body)
      await writer.flushed()
      await Promise.all(removals)
      const made = await folder?.catch(() => undefined)
      if (made !== undefined) await rm(made.path, { recursive: true, force: true }).catch(() => {})
    },
  }
}
