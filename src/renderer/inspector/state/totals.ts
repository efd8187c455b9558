import type { ExchangeOutline } from '../../../shared/exchange.ts'
import { isOpen } from '../../../shared/exchange.ts'

export type Totals = {
  readonly requests: number
  readonly open: number
  readonly failed: number
  readonly cancelled: number
  readonly receivedBytes: number
}

export const noTotals: Totals = { requests: 0, open: 0, failed: 0, cancelled: 0, receivedBytes: 0 }

/** The totals after one exchange changed from `before` (absent when it is new): no walk over all of them. */
export function countChange(
  totals: Totals,
  before: ExchangeOutline | undefined,
  after: ExchangeOutline,
): Totals {
  const old = before === undefined ? noTotals : totalsOf(before)
  const now = totalsOf(after)
  return {
    requests: totals.requests + now.requests - old.requests,
    open: totals.open + now.open - old.open,
    failed: totals.failed + now.failed - old.failed,
    cancelled: totals.cancelled + now.cancelled - old.cancelled,
    receivedBytes: totals.receivedBytes + now.receivedBytes - old.receivedBytes,
  }
}

function totalsOf(exchange: ExchangeOutline): Totals {
  return {
    requests: 1,
    open: isOpen(exchange) ? 1 : 0,
    failed: exchange.state === 'failed' ? 1 : 0,
    cancelled: exchange.state === 'cancelled' ? 1 : 0,
    receivedBytes: exchange.receivedBytes,
  }
}
