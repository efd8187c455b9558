import type { Clock } from '../clock.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { weightOf } from './entry-weight.ts'
import type { EventLog } from './event-log.ts'
import { leanEntry, type WantedHeaders } from './lean-entry.ts'

/** A part of what the log keeps, that is quickly made, sent and read. */
export type SnapshotPage = {
  readonly entries: readonly LogEntry[]
  /** Everything that is kept up to this number was given. */
  readonly upTo: number
  readonly isComplete: boolean
}

export const pageLimits = { entries: 5000, bytes: 4 * 1024 * 1024, ms: 8 } as const

/**
 * What follows a sequence number: no more than is made in some milliseconds. With `wanted` it is what a list needs, of
 * which there may be nothing; `upTo` tells how far it got.
 */
export function snapshotPage(
  log: Pick<EventLog, 'entriesAfter' | 'sequence'>,
  afterSequence: number,
  { nowMs }: Pick<Clock, 'nowMs'>,
  wanted?: WantedHeaders,
): SnapshotPage {
  const beganAtMs = nowMs()
  const entries: LogEntry[] = []
  let bytes = 0
  let seen = 0
  let upTo = afterSequence
  for (const entry of log.entriesAfter(afterSequence)) {
    const isFull =
      entries.length >= pageLimits.entries ||
      bytes > pageLimits.bytes ||
      // The clock is not asked for each.
      (seen % 64 === 63 && nowMs() - beganAtMs > pageLimits.ms)
    if (isFull) return { entries, upTo, isComplete: false }
    seen += 1
    upTo = entry.sequence
    const given = wanted === undefined ? entry : leanEntry(entry, wanted)
    if (given === undefined) continue
    entries.push(given)
    bytes += weightOf(given)
  }
  return { entries, upTo: log.sequence(), isComplete: true }
}
