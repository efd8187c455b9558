import type { Clock } from '../clock.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { weightOf } from './entry-weight.ts'
import type { EventLog } from './event-log.ts'

/** A part of what the log keeps, that is quickly made, sent and read. */
export type SnapshotPage = {
  readonly entries: readonly LogEntry[]
  /** Everything that is kept up to this number was given. */
  readonly upTo: number
  readonly isComplete: boolean
}

export const pageLimits = { entries: 5000, bytes: 4 * 1024 * 1024, ms: 8 } as const

/** What follows a sequence number: at least one entry, if there is one, and no more than is made in some milliseconds. */
export function snapshotPage(
  log: Pick<EventLog, 'entriesAfter' | 'sequence'>,
  afterSequence: number,
  { nowMs }: Pick<Clock, 'nowMs'>,
): SnapshotPage {
  const beganAtMs = nowMs()
  const entries: LogEntry[] = []
  let bytes = 0
  for (const entry of log.entriesAfter(afterSequence)) {
    const isFull =
      entries.length >= pageLimits.entries ||
      bytes > pageLimits.bytes ||
      // The clock is not asked for each.
      (entries.length % 64 === 63 && nowMs() - beganAtMs > pageLimits.ms)
    if (isFull) return { entries, upTo: entries.at(-1)?.sequence ?? afterSequence, isComplete: false }
    entries.push(entry)
    bytes += weightOf(entry)
  }
  return { entries, upTo: log.sequence(), isComplete: true }
}
