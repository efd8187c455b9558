import type { HarTimings } from './har.ts'
import { type Hop, lastOf } from './exchange-log.ts'

/**
 * The phases of one request on the wire. A reused connection has neither dns nor connect nor ssl (-1). A phase that a
 * failure or a cancel broke off has the time until then; what came after it has none.
 */
export function timingsOf(hop: Hop, endedAtMs: number): HarTimings {
  const socket = lastOf(hop, 'socket')
  const isNew = socket?.event.reused === false
  // A connection that turned out dead is followed by another attempt: that one counts, and the rest was waiting.
  const after = (atMs: number | undefined): number | undefined =>
    atMs === undefined || atMs < (socket?.atMs ?? 0) ? undefined : atMs
  const lookup = isNew ? after(lastOf(hop, 'lookup')?.atMs) : undefined
  const connect = isNew ? after(lastOf(hop, 'connect')?.atMs) : undefined
  const secure = isNew ? after(lastOf(hop, 'secure-connect')?.atMs) : undefined
  const headAtMs = after((lastOf(hop, 'response-head') ?? lastOf(hop, 'redirect'))?.atMs)
  const sentAtMs = after(lastOf(hop, 'request-sent')?.atMs)
  const failure = lastOf(hop, 'failure')?.event.failure.code
  const isUnknownHost = failure === 'HOST_NOT_FOUND'

  let now = hop.startedAtMs
  /** Up to a moment that is known; at a broken phase up to the end. Time never goes back. */
  const until = (atMs: number | undefined): number => {
    const next = Math.min(Math.max(atMs ?? endedAtMs, now), Math.max(endedAtMs, now))
    const spentMs = next - now
    now = next
    return round(spentMs)
  }
  const blocked = until(socket?.atMs)
  const dns = lookup !== undefined || (isNew && connect === undefined && isUnknownHost) ? until(lookup) : -1
  const hasConnected = isNew && !(isUnknownHost && connect === undefined)
  const tcp = hasConnected ? until(connect) : -1
  const hasSecured = secure !== undefined || (connect !== undefined && failure === 'TLS_FAILED')
  const ssl = hasSecured ? until(secure) : -1
  // A server may answer before it has the whole request.
  const send = until(sentAtMs === undefined ? headAtMs : Math.min(sentAtMs, headAtMs ?? sentAtMs))
  const wait = until(headAtMs)
  const receive = until(undefined)
  return { blocked, dns, connect: tcp === -1 ? -1 : round(tcp + Math.max(ssl, 0)), ssl, send, wait, receive }
}

/** What an entry's `time` must be. */
export function totalOf({ blocked, dns, connect, send, wait, receive }: HarTimings): number {
  return round([blocked, dns, connect, send, wait, receive].reduce((sum, ms) => sum + Math.max(ms, 0), 0))
}

/** To microseconds: finer than any clock here. */
const round = (ms: number): number => Math.round(ms * 1000) / 1000
