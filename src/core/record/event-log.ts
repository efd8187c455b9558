import type { BodySide, LogUsage } from '../../shared/contract/traffic.ts'
import type { LogEntry, LogEvent, RecordLoss } from '../../shared/log-entry.ts'
import type { BodyStore } from './body-store.ts'
import { createConsoleShelf } from './console-shelf.ts'
import { deepFreeze } from './deep-freeze.ts'
import { createEntryTable } from './entry-table.ts'
import { sharedSides } from './body-sides.ts'
import { entryPackOf } from './entry-pack.ts'
import { createExchangeShelf } from './exchange-shelf.ts'
import { packedTogether, type PackedExchanges } from './packed-exchanges.ts'
import { createPublisher, type LogListener } from './publisher.ts'

/** Something that happened elsewhere, or long ago. */
export type ImportedEvent = LogEvent & {
  /** On this log's clock, and not later than now; before the log began it is below 0. */
  readonly atMs: number
}

/** The append-only log of all sessions: the one source of everything that is shown, exported and checked. */
export type EventLog = {
  /** Freezes the event, in depth. */
  readonly append: (sessionId: string, event: LogEvent) => void
  /** Appends what was read from an archive, with its own times; all its exchanges are over. Their ids must be new. */
  readonly importEntries: (sessionId: string, events: readonly ImportedEvent[]) => void
  /**
   * The same for exchanges that are packed already, as many as they are. Subscribers hear of the newest of their entries
   * alone: the gap in the numbers says that there is more to read.
   */
  readonly importExchanges: (sessionId: string, packed: PackedExchanges) => void
  /**
   * What is kept, in order. Sequence numbers grow, but have holes where old entries were dropped: a reader takes
   * `sequence()` as its base, not the last entry.
   */
  readonly entries: () => readonly LogEntry[]
  /** What is kept after a number, as far as the caller reads on. Nothing may be appended meanwhile. */
  readonly entriesAfter: (sequence: number) => Iterable<LogEntry>
  /** What is kept of one exchange, in order. */
  readonly entriesOf: (exchangeId: string) => readonly LogEntry[]
  /** Which bodies there were, kept or not: of one exchange, or of all that have any, in the order in which they began. */
  readonly sidesOf: (exchangeId: string) => readonly BodySide[]
  readonly bodies: () => Iterable<{ readonly exchangeId: string; readonly sides: readonly BodySide[] }>
  /** The newest sequence number, 0 before the first entry. */
  readonly sequence: () => number
  /** Milliseconds since the log began: the clock of `atMs`. */
  readonly nowMs: () => number
  /** Every entry from now on, without gaps but for those of imported exchanges. The returned function unsubscribes. */
  readonly subscribe: (listener: LogListener) => () => void
  readonly usage: () => Pick<LogUsage, 'exchanges' | 'entryBytes' | 'mostEntryBytes' | 'droppedExchanges'>
  /** Drops the entries of exchanges that are over and the console; the sequence goes on. */
  readonly clearFinished: () => void
}

/** How much is kept. A flood drops the oldest first, says so in the console, and never touches an open exchange. */
export type LogLimits = {
  readonly consoleLines: number
  /** Characters of all console lines together. */
  readonly consoleCharacters: number
  /** Exchanges that are over. */
  readonly finishedExchanges: number
  /** Of all entries as they are kept, roughly. */
  readonly entryBytes: number
  /** Entries about the progress of exchanges that are still open. */
  readonly openProgress: number
  /** Exchanges that are over and not packed yet. */
  readonly looseExchanges: number
}

export const defaultLogLimits: LogLimits = {
  consoleLines: 10_000,
  consoleCharacters: 16 * 1024 * 1024,
  finishedExchanges: 200_000,
  entryBytes: 512 * 1024 * 1024,
  openProgress: 200_000,
  looseExchanges: 500,
}

export type EventLogOptions = {
  /** Monotonic. */
  readonly nowMs: () => number
  readonly limits?: Partial<LogLimits>
  /** Where the bodies of its exchanges are: those of a dropped exchange go with it. */
  readonly bodies?: Pick<BodyStore, 'settle' | 'forget' | 'resetCounts'>
  readonly onListenerError?: (error: unknown) => void
}

type Notice = { droppedCount: number; sequence: number | undefined }

export function createEventLog(options: EventLogOptions): EventLog {
  const limits = { ...defaultLogLimits, ...options.limits }
  const { bodies } = options
  const beganAtMs = options.nowMs()
  const kept = createEntryTable()
  const lines = createConsoleShelf({ lines: limits.consoleLines, characters: limits.consoleCharacters })
  // Over, and not packed yet.
  const loose = new Set<string>()
  const exchanges = createExchangeShelf({
    openProgress: limits.openProgress,
    onFinished: (exchangeId) => {
      loose.add(exchangeId)
      bodies?.settle(exchangeId)
    },
    onReplaced: kept.delete,
  })
  const publisher = createPublisher(options.onListenerError ?? warn)
  const notices = { lines: emptyNotice(), exchanges: emptyNotice(), progress: emptyNotice() }
  const nowMs = (): number => options.nowMs() - beganAtMs
  let newest = 0

  const drop = (sequences: Iterable<number>): void => {
    for (const sequence of sequences) kept.delete(sequence)
  }

  const makeEntry = (sessionId: string, event: LogEvent, atMs: number): LogEntry => {
    newest += 1
    const own = { sequence: newest, atMs, sessionId }
    return deepFreeze({ ...own, ...event, ...own })
  }

  const keep = (entry: LogEntry): void => {
    if (entry.kind === 'console') lines.add(entry.sequence, entry.text)
    else if (entry.kind === 'life-cycle') {
      if (entry.event === 'end') exchanges.endSession(entry.sessionId)
    } else if (entry.kind !== 'finding' && !exchanges.add(entry)) {
      bodies?.forget(entry.exchangeId)
      return
    }
    kept.add(entry)
  }

  /** Whether more than a share of what may be kept is. */
  const isTooMuch = (share: number): boolean =>
    exchanges.finishedCount() > limits.finishedExchanges * share ||
    (kept.sizeBytes() > limits.entryBytes * share && exchanges.finishedCount() > 0)

  /** Forgets what ended first until the rest fits into a share. */
  const evictExchanges = (share: number): number => {
    if (!isTooMuch(share === 0 ? 0 : 1)) return 0
    let count = 0
    for (const { exchangeId, sequences } of exchanges.takeFinished()) {
      drop(sequences)
      loose.delete(exchangeId)
      bodies?.forget(exchangeId)
      count += 1
      if (!isTooMuch(share)) break
    }
    return count
  }

  const packOldest = (): void => {
    if (loose.size < limits.looseExchanges + packedTogether) return
    const ids = [...loose].slice(0, packedTogether)
    for (const id of ids) loose.delete(id)
    kept.pack(ids.flatMap(exchanges.sequencesOf))
  }

  /** A notice takes the place of the one before it, so that there is only ever one of its kind. */
  const notify = (sessionId: string, notice: Notice, droppedCount: number, loss: RecordLoss): void => {
    if (droppedCount === 0) return
    if (notice.sequence !== undefined) kept.delete(notice.sequence)
    notice.droppedCount += droppedCount
    const text = `${notice.droppedCount} older ${lossWords[loss]} dropped, because too much was recorded.`
    const entry = makeEntry(sessionId, { kind: 'console', level: 'warning', text, loss }, nowMs())
    notice.sequence = entry.sequence
    kept.add(entry)
    publisher.publish(entry)
  }

  const tidy = (sessionId: string): void => {
    const oldLines = lines.evict()
    drop(oldLines)
    // Down to nine tenths at once, so that the next entry does not evict again.
    const oldExchanges = evictExchanges(0.9)
    const oldProgress = exchanges.evictProgress()
    drop(oldProgress)
    packOldest()
    notify(sessionId, notices.lines, oldLines.length, 'console-lines')
    notify(sessionId, notices.exchanges, oldExchanges, 'requests')
    notify(sessionId, notices.progress, oldProgress.length, 'progress')
  }

  const appendAt = (sessionId: string, event: LogEvent, atMs: number): void => {
    const entry = makeEntry(sessionId, event, atMs)
    keep(entry)
    publisher.publish(entry)
    tidy(sessionId)
  }

  return {
    append: (sessionId, event) => appendAt(sessionId, event, nowMs()),
    importEntries: (sessionId, events) => {
      for (const { atMs, ...event } of events) appendAt(sessionId, event, atMs)
      exchanges.endSession(sessionId)
    },
    importExchanges: (sessionId, packed) => {
      const count = packed.exchanges.reduce((sum, { eventCount }) => sum + eventCount, 0)
      if (count === 0) return
      let next = newest + 1
      newest += count
      kept.addPack(entryPackOf(packed.bytes, sessionId, next), next, count)
      for (const { exchangeId, eventCount, sides, annotationAt } of packed.exchanges) {
        const first = next
        next += eventCount
        exchanges.addFinished(exchangeId, {
          sequences: Array.from({ length: eventCount }, (_, index) => first + index),
          sides: sharedSides(sides),
          annotation: annotationAt === undefined ? undefined : first + annotationAt,
        })
        bodies?.settle(exchangeId)
      }
      const { last } = packed
      if (last !== undefined) publisher.publish(deepFreeze({ ...last, sequence: newest, sessionId }))
      tidy(sessionId)
    },
    entries: () => [...kept.after(0)],
    entriesAfter: kept.after,
    entriesOf: (exchangeId) =>
      exchanges.sequencesOf(exchangeId).flatMap((sequence) => kept.get(sequence) ?? []),
    sidesOf: exchanges.sidesOf,
    bodies: exchanges.bodies,
    sequence: () => newest,
    nowMs,
    subscribe: publisher.subscribe,
    usage: () => ({
      exchanges: exchanges.count(),
      entryBytes: kept.sizeBytes(),
      mostEntryBytes: limits.entryBytes,
      droppedExchanges: notices.exchanges.droppedCount,
    }),
    clearFinished: () => {
      drop(lines.evictAll())
      evictExchanges(0)
      bodies?.resetCounts()
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
