import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import { groupKeyOf } from '../rows/group-rows.ts'
import type { ExchangesStore } from './exchanges-store.ts'
import type { List } from './list-store.ts'
import type { ViewStore } from './view-store.ts'
import { openDetail, setQuery } from './view-store.ts'

/** An exchange that was asked for from elsewhere and is to be brought into view; the list takes it out when it did. */
export type RevealStore = StoreApi<{ readonly exchangeId: string | undefined }>

export const createRevealStore = (): RevealStore => createStore(() => ({ exchangeId: undefined }))

export type RevealDeps = {
  readonly exchanges: ExchangesStore
  readonly view: ViewStore
  readonly list: Pick<List, 'store'>
  readonly reveals: RevealStore
}

/** Selects an exchange, opens its details and brings its row into view, also one that the filter, its group or the Files view hides. */
export function revealExchange(deps: RevealDeps, exchangeId: string): void {
  const { view, list, reveals } = deps
  if (!isListed(deps, exchangeId)) unfoldGroupOf(deps, exchangeId)
  if (!isListed(deps, exchangeId)) setQuery(view, '')
  view.setState({ mainView: 'traffic' })
  openDetail(view, exchangeId)
  const reveal = (): void => reveals.setState({ exchangeId })
  if (!list.store.getState().isFiltering) {
    reveal()
    return
  }
  const stop = list.store.subscribe(({ isFiltering }) => {
    if (isFiltering) return
    stop()
    reveal()
  })
}

const isListed = ({ list }: RevealDeps, exchangeId: string): boolean =>
  list.store.getState().lines.indexOf(exchangeId) >= 0

function unfoldGroupOf({ exchanges, view }: RevealDeps, exchangeId: string): void {
  const { groupBy, foldedGroups } = view.getState()
  const row = exchanges.getState().ledger.byId.get(exchangeId)
  if (groupBy === 'none' || row === undefined) return
  const key = groupKeyOf(row, groupBy)
  if (foldedGroups.includes(key)) view.setState({ foldedGroups: foldedGroups.filter((it) => it !== key) })
}
