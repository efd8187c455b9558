import { isOpen } from '../../../shared/exchange.ts'
import type { ExchangeOutline } from '../../../shared/exchange.ts'

export type Totals = {
  readonly requests: number
  readonly open: number
  readonly failed: number
  readonly cancelled: number
  readonly receivedBytes: number
  /** Of bodies that were sent. */
  readonly sentBytes: number
  /** Of each session, from its first start to its last end. Changed in place. */
  readonly spans: Map<string, SessionSpan>
}

/** In milliseconds of the log. */
export type SessionSpan = {
  readonly firstStartMs: number
  /** Undefined while nothing has ended. */
  readonly lastEndMs: number | undefined
}

export const createTotals = (): Totals => ({
  requests: 0,
  open: 0,
  failed: 0,
  cancelled: 0,
  receivedBytes: 0,
  sentBytes: 0,
  spans: new Map(),
})

/**
 * How long all sessions took together; undefined while nothing has ended. Not what lies between them: launches may be
 * hours apart, and an archive may be of another year.
 */
export function durationOf({ spans }: Pick<Totals, 'spans'>): number | undefined {
  let sumMs: number | undefined
  for (const { firstStartMs, lastEndMs } of spans.values()) {
    if (lastEndMs !== undefined) sumMs = (sumMs ?? 0) + Math.max(0, lastEndMs - firstStartMs)
  }
  return sumMs
}

/** Totals that are being counted: changed in place, because a batch may change thousands of rows. */
export type Counting = { -readonly [Name in keyof Totals]: Totals[Name] }

/** One exchange changed from `before`, which is absent when it is new: no walk over all of them. */
export function count(totals: Counting, before: ExchangeOutline | undefined, after: ExchangeOutline): void {
  if (before === undefined) totals.requests += 1
  else addTo(totals, before, -1)
  addTo(totals, after, 1)
  span(totals.spans, after)
}

/** One exchange is not counted any more. Their spans stay: see `spansOf`. */
export function uncount(totals: Counting, gone: ExchangeOutline): void {
  totals.requests -= 1
  addTo(totals, gone, -1)
}

function addTo(totals: Counting, exchange: ExchangeOutline, sign: 1 | -1): void {
  if (isOpen(exchange)) totals.open += sign
  if (exchange.state === 'failed') totals.failed += sign
  if (exchange.state === 'cancelled') totals.cancelled += sign
  totals.receivedBytes += sign * exchange.receivedBytes
  totals.sentBytes += sign * exchange.request.bodySizeBytes
}

/** Those of the exchanges at these places. */
export function spansOf(
  places: readonly number[],
  exchanges: readonly ExchangeOutline[],
): Map<string, SessionSpan> {
  const spans = new Map<string, SessionSpan>()
  for (const place of places) {
    const exchange = exchanges[place]
    if (exchange !== undefined) span(spans, exchange)
  }
  return spans
}

function span(spans: Map<string, SessionSpan>, exchange: ExchangeOutline): void {
  const { sessionId, startedAtMs, endedAtMs } = exchange
  const before = spans.get(sessionId)
  const firstStartMs = Math.min(before?.firstStartMs ?? Infinity, startedAtMs)
  const lastEndMs = latest(before?.lastEndMs, endedAtMs)
  if (before?.firstStartMs === firstStartMs && before.lastEndMs === lastEndMs) return
  spans.set(sessionId, { firstStartMs, lastEndMs })
}

const latest = (before: number | undefined, atMs: number | undefined): number | undefined =>
  atMs === undefined || (before !== undefined && before >= atMs) ? before : atMs
