import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { ExchangesStore } from './exchanges-store.ts'
import { shownIndexOf } from './ledger.ts'
import type { ViewStore } from './view-store.ts'
import { openDetail, setQuery } from './view-store.ts'

/** An exchange that was asked for from elsewhere and is to be brought into view; the list takes it out when it did. */
export type RevealStore = StoreApi<{ readonly exchangeId: string | undefined }>

export const createRevealStore = (): RevealStore => createStore(() => ({ exchangeId: undefined }))

export type RevealDeps = {
  readonly exchanges: ExchangesStore
  readonly view: ViewStore
  readonly reveals: RevealStore
}

/** Selects an exchange, opens its details and brings its row into view, also one that the filter hides. */
export function revealExchange({ exchanges, view, reveals }: RevealDeps, exchangeId: string): void {
  if (shownIndexOf(exchanges.getState().ledger, exchangeId) < 0) setQuery(view, '')
  view.setState({ mainView: 'traffic' })
  openDetail(view, exchangeId)
  reveals.setState({ exchangeId })
}
