import type { ExchangeOutline } from '../exchange.ts'
import { isOpen } from '../exchange.ts'
import { unreachable } from '../outcome.ts'

/** How a row is coloured and marked. Open ones keep their state; the others tell how they ended. */
export type Tone = 'open' | 'success' | 'redirect' | 'client-error' | 'server-error' | 'failed' | 'cancelled'

/** The status line's number; `undefined` until a head came. */
export const statusOf = (exchange: ExchangeOutline): number | undefined => exchange.head?.status

export function toneOf(exchange: ExchangeOutline): Tone {
  if (exchange.state === 'failed') return 'failed'
  if (exchange.state === 'cancelled') return 'cancelled'
  if (isOpen(exchange)) return 'open'
  return statusTone(exchange.head?.status ?? 0)
}

export function statusTone(status: number): Tone {
  if (status >= 500) return 'server-error'
  if (status >= 400) return 'client-error'
  if (status >= 300) return 'redirect'
  return 'success'
}

/** The mark in words, for people who do not see it. */
export function describeState(exchange: ExchangeOutline): string {
  switch (exchange.state) {
    case 'queued':
      return 'Queued'
    case 'sent':
      return 'Waiting for the response'
    case 'head':
      return 'Response started'
    case 'body':
      return 'Receiving'
    case 'done':
      return doneWords[statusTone(exchange.head?.status ?? 0)]
    case 'failed':
      return 'Failed'
    case 'cancelled':
      return 'Cancelled'
    default:
      return unreachable(exchange.state)
  }
}

const doneWords: Readonly<Record<Tone, string>> = {
  open: 'Done',
  success: 'Done',
  redirect: 'Done, redirect',
  'client-error': 'Done, client error',
  'server-error': 'Done, server error',
  failed: 'Failed',
  cancelled: 'Cancelled',
}
