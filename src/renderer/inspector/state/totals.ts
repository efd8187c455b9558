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
  /** From the first start to the last end, in milliseconds of the log; undefined without a request, or without an end. */
  readonly firstStartMs: number | undefined
  readonly lastEndMs: number | undefined
}

export const noTotals: Totals = {
  requests: 0,
  open: 0,
  failed: 0,
  cancelled: 0,
  receivedBytes: 0,
  sentBytes: 0,
  firstStartMs: undefined,
  lastEndMs: undefined,
}

/** The totals after one exchange changed from `before` (absent when it is new): no walk over all of them. */
export function countChange(
  totals: Totals,
  before: ExchangeOutline | undefined,
  after: ExchangeOutline,
): Totals {
  return {
    requests: totals.requests + count(before === undefined),
    open: totals.open + count(isOpen(after)) - (before === undefined ? 0 : count(isOpen(before))),
    failed: totals.failed + count(after.state === 'failed') - count(before?.state === 'failed'),
    cancelled: totals.cancelled + count(after.state === 'cancelled') - count(before?.state === 'cancelled'),
    receivedBytes: totals.receivedBytes + after.receivedBytes - (before?.receivedBytes ?? 0),
    sentBytes: totals.sentBytes + after.request.bodySizeBytes - (before?.request.bodySizeBytes ?? 0),
    firstStartMs: Math.min(totals.firstStartMs ?? Infinity, after.startedAtMs),
    lastEndMs: latest(totals.lastEndMs, after.endedAtMs),
  }
}

const count = (is: boolean): number => (is ? 1 : 0)

const latest = (before: number | undefined, atMs: number | undefined): number | undefined =>
  atMs === undefined || (before !== undefined && before >= atMs) ? before : atMs

/** The totals without one exchange. Their span stays: see `spanOf`. */
export const subtract = (totals: Totals, gone: ExchangeOutline): Totals => ({
  ...totals,
  requests: totals.requests - 1,
  open: totals.open - count(isOpen(gone)),
  failed: totals.failed - count(gone.state === 'failed'),
  cancelled: totals.cancelled - count(gone.state === 'cancelled'),
  receivedBytes: totals.receivedBytes - gone.receivedBytes,
  sentBytes: totals.sentBytes - gone.request.bodySizeBytes,
})

/** The first start and the last end of the exchanges at these places. */
export function spanOf(
  places: readonly number[],
  exchanges: readonly ExchangeOutline[],
): Pick<Totals, 'firstStartMs' | 'lastEndMs'> {
  let firstStartMs: number | undefined
  let lastEndMs: number | undefined
  for (const place of places) {
    const exchange = exchanges[place]
    if (exchange === undefined) continue
    firstStartMs = Math.min(firstStartMs ?? Infinity, exchange.startedAtMs)
    lastEndMs = latest(lastEndMs, exchange.endedAtMs)
  }
  return { firstStartMs, lastEndMs }
}
