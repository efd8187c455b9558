import type { ExchangeState } from '../../shared/exchange.ts'

const moves: Readonly<Record<ExchangeState, readonly ExchangeState[]>> = {
  // A server may answer before the whole request has gone out.
  queued: ['sent', 'head', 'failed', 'cancelled'],
  // Back to `queued` for the next hop of a redirect.
  sent: ['queued', 'head', 'failed', 'cancelled'],
  head: ['body', 'done', 'failed', 'cancelled'],
  body: ['done', 'failed', 'cancelled'],
  done: [],
  failed: [],
  cancelled: [],
}

export type RequestState = {
  readonly current: () => ExchangeState
  /** Staying is no move. Throws an invariant that names the request when the move is not legal. */
  readonly move: (to: ExchangeState) => void
  /** Whether nothing can happen any more. */
  readonly isOver: () => boolean
}

/** The life of one request. It is done, or failed, when the app has heard of it. */
export function createRequestState(exchangeId: string): RequestState {
  let state: ExchangeState = 'queued'
  return {
    current: () => state,
    move: (to) => {
      if (to === state && moves[state].length > 0) return
      if (!moves[state].includes(to)) {
        throw new Error(`Invariant: request ${exchangeId} cannot go from ${state} to ${to}.`)
      }
      state = to
    },
    isOver: () => moves[state].length === 0,
  }
}
