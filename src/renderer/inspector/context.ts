import { createContext, use, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Row } from './rows/row.ts'
import type { Detail } from './state/details.ts'
import type { ExchangesState } from './state/exchanges-store.ts'
import { selectRow } from './state/exchanges-store.ts'
import type { ListState } from './state/list-store.ts'
import type { InspectorModel } from './state/model.ts'
import type { View } from './state/view-storage.ts'

export const ModelContext = createContext<InspectorModel | undefined>(undefined)

export function useModel(): InspectorModel {
  const model = use(ModelContext)
  if (model === undefined) throw new Error('This component needs a ModelContext around it.')
  return model
}

/** Reads the exchanges' store. The ledger changes in place: select `revision` too when reading its lists. */
export const useExchanges = <T>(selector: (state: ExchangesState) => T): T =>
  useStore(useModel().exchanges, selector)

export const useView = <T>(selector: (state: View) => T): T => useStore(useModel().view, selector)

/** Reads the list's store. Its lines change in place: select `revision` too when reading them. */
export const useList = <T>(selector: (state: ListState) => T): T => useStore(useModel().list.store, selector)

export const useIsSelected = (id: string): boolean =>
  useStore(useModel().selection.store, ({ ids }) => ids.has(id))

/** Renders again only when this row has changed. */
export const useRow = (id: string | undefined): Row | undefined => useExchanges(selectRow(id))

/** The whole exchange, read from the log for as long as somebody looks at it. */
export function useDetail(id: string | undefined): Detail | undefined {
  const { details } = useModel()
  useEffect(() => (id === undefined ? undefined : details.watch(id)), [details, id])
  return useStore(details.store, (state) => (id === undefined ? undefined : state.byId.get(id)))
}
