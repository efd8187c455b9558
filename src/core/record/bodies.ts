import type { BodyPart, BodySide } from '../../shared/contract/traffic.ts'
import type { FileReference } from '../../shared/directory.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { BodyStore } from './body-store.ts'
import type { EventLog } from './event-log.ts'
import { readSavedFile, unreadable } from './saved-file.ts'
import { receivedFileSize, responseOf, type EntryOf } from './response-of.ts'

/** A body of an exchange that may be readable: whether it is, and how large, `read` tells. */
export type BodyPlace = { readonly exchangeId: string; readonly side: BodySide }

/** Reads the bodies of exchanges, wherever they are: in the log's entries, in the store, in files of the app. */
export type BodyReader = {
  /**
   * A part of a body; shorter at its end. A body of which nothing can be read any more has no bytes, and a `problem` that
   * says why. Fails with `NOT_FOUND` when there is, or was, no such body, or nothing is kept of the exchange.
   */
  readonly read: (
    exchangeId: string,
    side: BodySide,
    offsetBytes: number,
    lengthBytes: number,
  ) => Promise<Outcome<BodyPart>>
  /** Bodies of these exchanges, or of all, in the order of the log: what was sent before what came. */
  readonly list: (exchangeIds?: readonly string[]) => readonly BodyPlace[]
}

export type BodyReaderDeps = {
  readonly log: Pick<EventLog, 'entriesOf' | 'sidesOf' | 'bodies' | 'nowMs'>
  readonly store: Pick<BodyStore, 'sizeOf' | 'read'>
  /** The directories of the app of a session, while they are known. */
  readonly sandboxOf: (sessionId: string) => Sandbox | undefined
  /** Milliseconds since 1970. */
  readonly wallClockMs: () => number
}

type Range = readonly [offsetBytes: number, lengthBytes: number]

export function createBodyReader({ log, store, sandboxOf, wallClockMs }: BodyReaderDeps): BodyReader {
  const readFile = async (
    { sessionId, atMs }: LogEntry,
    file: FileReference,
    sizeBytes: number | undefined,
    range: Range,
  ): Promise<BodyPart> => {
    const sandbox = sandboxOf(sessionId)
    if (sandbox === undefined) return unreadable(file, sizeBytes, 'The app of the file is not open.')
    // The log's clock may stand still while the machine sleeps, so the way goes back from now.
    const sinceMs = wallClockMs() - (log.nowMs() - atMs)
    return readSavedFile({ sandbox, file, sinceMs, sizeBytes }, ...range)
  }
  const readStored = async (
    exchangeId: string,
    side: BodySide,
    range: Range,
  ): Promise<BodyPart | undefined> => {
    const size = store.sizeOf(exchangeId, side)
    const bytes = size && (await store.read(exchangeId, side, ...range))
    if (size === undefined || bytes === undefined) return undefined
    const { keptBytes, sizeBytes } = size
    return { bytes, keptBytes, sizeBytes, ...(keptBytes < sizeBytes ? { problem: cutProblem(size) } : {}) }
  }
  const readSent = async (request: EntryOf<'request'>, range: Range): Promise<Outcome<BodyPart>> => {
    const { bodyFile, bodySizeBytes, bodyKeptBytes } = request.request
    const stored = await readStored(request.exchangeId, 'request', range)
    if (stored !== undefined) return ok(stored)
    if (bodyFile !== undefined) return ok(await readFile(request, bodyFile, bodySizeBytes, range))
    if (bodySizeBytes === 0) return fail('NOT_FOUND', 'The request has no body.')
    const problem = bodyKeptBytes === undefined ? 'The body was not sent.' : notKept
    return ok(unreadable(undefined, bodySizeBytes, problem))
  }
  const readReceived = async (
    exchangeId: string,
    entries: readonly LogEntry[],
    range: Range,
  ): Promise<Outcome<BodyPart>> => {
    const stored = await readStored(exchangeId, 'response', range)
    if (stored !== undefined) return ok(stored)
    const received = responseOf(entries)
    if (received === undefined) return fail('NOT_FOUND', 'The listener got no body.')
    const { entry, response, sizeBytes } = received
    if (response.kind === 'file') {
      const file = { directory: response.directory, name: response.filename }
      return ok(await readFile(entry, file, receivedFileSize(entries), range))
    }
    const keptBytes = response.bytes.byteLength
    const bytes = response.bytes.slice(range[0], range[0] + range[1])
    return ok({ bytes, keptBytes, sizeBytes, ...(keptBytes < sizeBytes ? { problem: notKept } : {}) })
  }

  return {
    read: async (exchangeId, side, ...range) => {
      const entries = log.entriesOf(exchangeId)
      const request = entries.find((entry) => entry.kind === 'request')
      if (request === undefined) return fail('NOT_FOUND', 'Nothing is kept of this request any more.')
      return side === 'request' ? readSent(request, range) : readReceived(exchangeId, entries, range)
    },
    list: (exchangeIds) => {
      const all = exchangeIds?.map((exchangeId) => ({ exchangeId, sides: log.sidesOf(exchangeId) }))
      return [...(all ?? log.bodies())].flatMap(({ exchangeId, sides }) =>
        sides.map((side) => ({ exchangeId, side })),
      )
    },
  }
}

const notKept = 'The rest of the body is not kept: there was no room, or others took its place.'

const cutProblem = ({ keptBytes, sizeBytes }: { keptBytes: number; sizeBytes: number }): string =>
  `Only the first ${keptBytes} of ${sizeBytes} bytes are kept.`
