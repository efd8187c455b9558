import type { LogEntry, LogEvent, RecordLoss } from '../../shared/log-entry.ts'
import { createBodyShelf } from './body-shelf.ts'
import { createConsoleShelf } from './console-shelf.ts'
import { deepFreeze } from './deep-freeze.ts'
import { createExchangeShelf } from './exchange-shelf.ts'
import { createPublisher, type LogListener } from './publisher.ts'

/** The append-only log of all sessions: the one source of everything that is shown, exported and checked. */
export type EventLog = {
  /** Freezes the event, in depth. */
  readonly append: (sessionId: string, event: LogEvent) => void
  /**
   * What is kept, in order. Sequence numbers grow, but have holes where old entries were dropped: a reader takes
   * `sequence()` as its base, not the last entry.
   */
  readonly entries: () => readonly LogEntry[]
  /** The newest sequence number, 0 before the first entry. */
  readonly sequence: () => number
  /** Milliseconds since the log began: the clock of `atMs`. */
  readonly nowMs: () => number
  /** Every entry from now on, without gaps. The returned function unsubscribes. */
  readonly subscribe: (listener: LogListener) => () => void
  /** Keeps the bytes of a request's body as long as the request's entry, which tells how many they are. */
  readonly keepBody: (exchangeId: string, bytes: Uint8Array) => void
  readonly bodyOf: (exchangeId: string) => Uint8Array | undefined
  /** Drops the entries of exchanges that are over and the console; the sequence goes on. */
  readonly clearFinished: () => void
}

/** How much is kept. A flood drops the oldest first, says so in the console, and never touches an open exchange. */
export type LogLimits = {
  readonly consoleLines: number
  /** Characters of all console lines together. */
  readonly consoleCharacters: number
  /** Entries of exchanges that are over. */
  readonly finishedEntries: number
  /** Bytes of bodies, and characters of URLs and headers, in entries of exchanges that are over. */
  readonly finishedBytes: number
  /** Entries about the progress of exchanges that are still open. */
  readonly openProgress: number
}

export const defaultLogLimits: LogLimits = {
  consoleLines: 10_000,
  consoleCharacters: 16 * 1024 * 1024,
  finishedEntries: 200_000,
  finishedBytes: 256 * 1024 * 1024,
  openProgress: 200_000,
}

export type EventLogOptions = {
  /** Monotonic. */
  readonly nowMs: () => number
  readonly limits?: Partial<LogLimits>
  readonly onListenerError?: (error: unknown) => void
}

type Notice = { droppedCount: number; sequence: number | undefined }

export function createEventLog(options: EventLogOptions): EventLog {
  const limits = { ...defaultLogLimits, ...options.limits }
  const beganAtMs = options.nowMs()
  const kept = new Map<number, LogEntry>()
  const lines = createConsoleShelf({ lines: limits.consoleLines, characters: limits.consoleCharacters })
  const exchanges = createExchangeShelf(limits)
  const bodies = createBodyShelf()
  const publisher = createPublisher(options.onListenerError ?? warn)
  const notices = { lines: emptyNotice(), exchanges: emptyNotice(), progress: emptyNotice() }
  const nowMs = (): number => options.nowMs() - beganAtMs
  let newest = 0

  const drop = (sequences: Iterable<number>): void => {
    for (const sequence of sequences) {
      bodies.forget(kept.get(sequence))
      kept.delete(sequence)
    }
  }

  const makeEntry = (sessionId: string, event: LogEvent): LogEntry => {
    newest += 1
    return deepFreeze({ sequence: newest, atMs: nowMs(), sessionId, ...event })
  }

  const keep = (entry: LogEntry): void => {
    if (entry.kind === 'console') lines.add(entry.sequence, entry.text)
    else if (entry.kind === 'life-cycle') {
      if (entry.event === 'end') exchanges.endSession(entry.sessionId)
    } else if (entry.kind !== 'finding' && !exchanges.add(entry)) return
    kept.set(entry.sequence, entry)
  }

  /** A notice takes the place of the one before it, so that there is only ever one of its kind. */
  const notify = (sessionId: string, notice: Notice, droppedCount: number, loss: RecordLoss): void => {
    if (droppedCount === 0) return
    if (notice.sequence !== undefined) kept.delete(notice.sequence)
    notice.droppedCount += droppedCount
    const text = `${notice.droppedCount} older ${lossWords[loss]} dropped, because too much was recorded.`
    const entry = makeEntry(sessionId, { kind: 'console', level: 'warning', text, loss })
    notice.sequence = entry.sequence
    kept.set(entry.sequence, entry)
    publisher.publish(entry)
  }

  const tidy = (sessionId: string): void => {
    const oldLines = lines.evict()
    drop(oldLines)
    const oldExchanges = exchanges.evict()
    oldExchanges.forEach(drop)
    const oldProgress = exchanges.evictProgress()
    drop(oldProgress)
    notify(sessionId, notices.lines, oldLines.length, 'console-lines')
    notify(sessionId, notices.exchanges, oldExchanges.length, 'requests')
    notify(sessionId, notices.progress, oldProgress.length, 'progress')
  }

  return {
    append: (sessionId, event) => {
      const entry = makeEntry(sessionId, event)
      keep(entry)
      publisher.publish(entry)
      tidy(sessionId)
    },
    entries: () => [...kept.values()],
    sequence: () => newest,
    nowMs,
    subscribe: publisher.subscribe,
    keepBody: bodies.put,
    bodyOf: bodies.get,
    clearFinished: () => {
      drop(lines.evictAll())
      exchanges.evictAllFinished().forEach(drop)
      for (const notice of Object.values(notices)) {
        if (notice.sequence !== undefined) kept.delete(notice.sequence)
        Object.assign(notice, emptyNotice())
      }
    },
  }
}

const lossWords: Readonly<Record<RecordLoss, string>> = {
  'console-lines': 'console lines were',
  requests: 'finished requests were',
  progress: 'steps of open requests were',
}

const emptyNotice = (): Notice => ({ droppedCount: 0, sequence: undefined })

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error), {
    detail: 'A listener of the event log failed.',
  })
}
