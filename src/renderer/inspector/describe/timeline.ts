import type { Exchange, LaneEvent, WireMark } from '../../../shared/exchange.ts'
import { cancelledByWords } from '../../../shared/describe/words.ts'
import { formatBytes } from '../../../shared/describe/format-bytes.ts'
import type { WireWords } from '../../../shared/describe/wire-words.ts'
import { wireWords } from '../../../shared/describe/wire-words.ts'

export type TimelineItem =
  | { readonly kind: 'event'; readonly key: string; readonly atMs: number; readonly lane: LaneEvent }
  | { readonly kind: 'mark'; readonly key: string; readonly atMs: number; readonly words: WireWords }

/**
 * Both lanes of an exchange in one order of time: what happened on the wire, and what the listener got. Marks come
 * before events of the same moment, since the wire is what makes them.
 */
export function timelineOf(exchange: Exchange): readonly TimelineItem[] {
  const marks = exchange.wire.map((mark: WireMark, index) => ({
    kind: 'mark' as const,
    key: `wire-${index}`,
    atMs: mark.atMs,
    words: wireWords(mark.event),
  }))
  const events = exchange.events.map((lane) => ({
    kind: 'event' as const,
    key: `event-${lane.sequence}`,
    atMs: lane.atMs,
    lane,
  }))
  const ending =
    exchange.state === 'cancelled' && exchange.endedAtMs !== undefined
      ? [{ kind: 'mark' as const, key: 'cancel', atMs: exchange.endedAtMs, words: cancelWords(exchange) }]
      : []
  return [...marks, ...ending, ...events].toSorted((a, b) => a.atMs - b.atMs)
}

const cancelWords = (exchange: Exchange): WireWords => ({
  what: `Cancelled ${cancelledByWords[exchange.cancelledBy ?? 'app']}`,
  detail: `after ${formatBytes(exchange.receivedBytes)}`,
})
