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

/** Totals that are being counted: changed in place, because a batch may change thousands of rows. */
export type Counting = { -readonly [Name in keyof Totals]: Totals[Name] }

/** One exchange changed from `before`, which is absent when it is new: no walk over all of them. */
export function count(totals: Counting, before: ExchangeOutline | undefined, after: ExchangeOutline): void {
  if (before === undefined) totals.requests += 1
  else addTo(totals, before, -1)
  addTo(totals, after, 1)
  totals.firstStartMs = Math.min(totals.firstStartMs ?? Infinity, after.startedAtMs)
  totals.lastEndMs = latest(totals.lastEndMs, after.endedAtMs)
}

/** One exchange is not counted any more. Their span stays: see `spanOf`. */
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

const latest = (before: number | undefined, atMs: number | undefined): number | undefined =>
  atMs === undefined || (before !== undefined && before >= atMs) ? before : atMs
