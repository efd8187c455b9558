import { isOpen, type Exchange } from '../../../../shared/exchange.ts'
import type { Span } from './span.ts'

/** From an exchange's start to the newest that is known of it, which may be after its end; an open one goes on. */
export function extentOf(exchange: Exchange, nowMs: number): Span {
  const { startedAtMs, endedAtMs, wire, events } = exchange
  // What an archive brings happened before the log began: its moments are below 0.
  const moments = [endedAtMs, wire.at(-1)?.atMs, events.at(-1)?.atMs]
  const known = Math.max(startedAtMs, ...moments.map((atMs) => atMs ?? startedAtMs))
  // A finished request may still have an event on its way: the axis ends where something has happened.
  return {
    fromMs: startedAtMs,
    untilMs: Math.max(isOpen(exchange) ? Math.max(known, nowMs) : known, startedAtMs + 1),
  }
}
