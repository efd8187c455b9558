import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Exchange } from '../../shared/exchange.ts'
import type { ExchangesState } from './state/exchanges-store.ts'
import { selectExchange } from './state/exchanges-store.ts'
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

/** Renders again only when this exchange has changed. */
export const useExchange = (id: string | undefined): Exchange | undefined => useExchanges(selectExchange(id))
