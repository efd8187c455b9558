import { attemptsOf, phasesOfAttempt, totalsOf } from '../wire-phases.ts'
import type { Hop } from './exchange-log.ts'
import type { HarTimings } from './har.ts'

/**
 * The phases of one request on the wire. A reused connection has neither dns nor connect nor ssl (-1). A phase that a
 * failure or a cancel broke off has the time until then; what came after it has none. A connection that turned out
 * dead is followed by another attempt: that one counts, and the rest was waiting.
 */
export function timingsOf(hop: Hop, endedAtMs: number): HarTimings {
  const attempt = attemptsOf(hop.startedAtMs, hop.wire).at(-1)
  const totals = totalsOf(phasesOfAttempt({ ...attempt, hopAtMs: hop.startedAtMs }, endedAtMs))
  const tcp = totals.get('connect')
  const tls = totals.get('tls')
  return {
    blocked: round(totals.get('queued') ?? 0),
    dns: round(totals.get('lookup') ?? -1),
    connect: round(tcp === undefined ? -1 : tcp + (tls ?? 0)),
    ssl: round(tls ?? -1),
    send: round(totals.get('send') ?? 0),
    wait: round(totals.get('wait') ?? 0),
    receive: round(totals.get('receive') ?? 0),
  }
}

/** What an entry's `time` must be. */
export function totalOf({ blocked, dns, connect, send, wait, receive }: HarTimings): number {
  return round([blocked, dns, connect, send, wait, receive].reduce((sum, ms) => sum + Math.max(ms, 0), 0))
}

/** To microseconds: finer than any clock here. */
const round = (ms: number): number => Math.round(ms * 1000) / 1000
