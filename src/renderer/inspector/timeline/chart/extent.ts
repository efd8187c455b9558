import { isOpen, type Exchange } from '../../../../shared/exchange.ts'
import type { Span } from './span.ts'

/** From an exchange's start to the newest that is known of it, which may be after its end; an open one goes on. */
export function extentOf(exchange: Exchange, nowMs: number): Span {
  const { startedAtMs, endedAtMs, wire, events } = exchange
  const known = Math.max(startedAtMs, endedAtMs ?? 0, wire.at(-1)?.atMs ?? 0, events.at(-1)?.atMs ?? 0)
  // A finished request may still have an event on its way: the axis ends where something has happened.
  return {
    fromMs: startedAtMs,
    untilMs: Math.max(isOpen(exchange) ? Math.max(known, nowMs) : known, startedAtMs + 1),
  }
}
