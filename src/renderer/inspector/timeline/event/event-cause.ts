import type { Exchange, LaneEvent } from '../../../../shared/exchange.ts'
import { formatExactBytes } from '../../../../shared/describe/format-bytes.ts'
import { formatDuration, formatOffset } from '../../../../shared/describe/format-duration.ts'
import { withheldWords } from '../../../../shared/describe/words.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import type { ByteSeries } from '../../state/byte-series.ts'
import type { Band } from '../chart/life-bands.ts'
import { suspendedWithin } from '../chart/life-bands.ts'

export type CauseContext = {
  readonly exchange: Exchange
  readonly bytes: ByteSeries
  readonly suspended: readonly Band[]
  /** Whose rules the session ran by, when its launch is still known. */
  readonly profile: Profile | undefined
}

/** When the wire had brought what the event tells of, in milliseconds of the log. Undefined when that is not known. */
export function wireMomentOf(
  { event, atMs }: LaneEvent,
  { exchange, bytes }: CauseContext,
): number | undefined {
  const markOf = (...types: readonly string[]): number | undefined =>
    exchange.wire.findLast((mark) => types.includes(mark.event.type) && mark.atMs <= atMs)?.atMs
  if (event.phase === 'ended') return markOf('response-end', 'failure')
  // Nobody marks how far an upload has come.
  if (exchange.request.progress === 'upload') return undefined
  if (event.phase === 'began') return markOf('response-head')
  const at = firstWith(bytes, event.bytesTransferred)
  // Parts of a body are marked a little later than they come, several at once.
  return at === undefined ? undefined : Math.min(at, atMs)
}

/** The first moment at which so many bytes were there. */
function firstWith(bytes: ByteSeries, receivedBytes: number): number | undefined {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((bytes[middle]?.receivedBytes ?? 0) < receivedBytes) low = middle + 1
    else high = middle
  }
  return bytes[low]?.atMs
}

const atOnceMs = 5

/** How long after the wire the listener heard, and what held it; undefined for a withheld event, or where it is not known. */
export function gapWords(lane: LaneEvent, context: CauseContext): string | undefined {
  const wireAtMs = wireMomentOf(lane, context)
  if (wireAtMs === undefined || lane.withheld !== undefined) return undefined
  const gapMs = lane.atMs - wireAtMs
  const what = wireWordsOf(lane, context)
  if (gapMs < 1) return `Delivered as soon as ${what}.`
  if (gapMs < atOnceMs) return `Delivered at once: ${gapMs.toFixed(1)} ms after ${what}.`
  const after = `Delivered ${formatDuration(gapMs)} after ${what}`
  const suspendedMs = suspendedWithin(context.suspended, { fromMs: wireAtMs, untilMs: lane.atMs })
  if (suspendedMs > 0) return `${after}: the app was suspended for ${formatDuration(suspendedMs)} of it.`
  return `${after}: the app was busy, or the event before was still with its listener.`
}

function wireWordsOf({ event }: LaneEvent, { exchange }: CauseContext): string {
  if (event.phase === 'began') return "the response's head came"
  if (event.phase === 'progress') return 'these bytes came'
  return exchange.failure === undefined ? 'the last byte came' : 'the failure'
}

const isDelivered = (it: LaneEvent): boolean => it.withheld === undefined

/** Why nobody got a withheld event, by the rule of the profile, and when the app heard of it after all. */
export function withheldCause(lane: LaneEvent, context: CauseContext): readonly string[] {
  const { withheld, event } = lane
  if (withheld === undefined) return []
  const { exchange, profile } = context
  const title = profile?.title ?? 'This platform'
  if (withheld === 'ended-only') return [`${title} delivers no event but ended.`]
  if (withheld !== 'same-phase-within-1000-ms') return [withheldWords[withheld]]
  const before = exchange.events.findLast((it) => isDelivered(it) && it.sequence < lane.sequence)
  const next = exchange.events.find((it) => isDelivered(it) && it.sequence > lane.sequence)
  const gapMs = profile?.delivery.samePhaseGapMs || 1000
  const words = [`${title} delivers two events of the same phase no nearer than ${gapMs} ms.`]
  if (before !== undefined) {
    const sinceMs = formatDuration(lane.atMs - before.atMs)
    const at = formatOffset(before.atMs - exchange.startedAtMs)
    words.push(`This one came ${sinceMs} after the ${before.event.phase} event at ${at}.`)
  }
  if (next !== undefined) {
    const laterMs = formatDuration(next.atMs - lane.atMs)
    words.push(
      `The app heard of its ${formatExactBytes(event.bytesTransferred)} with the ${next.event.phase} event ${laterMs} later.`,
    )
  }
  return words
}
