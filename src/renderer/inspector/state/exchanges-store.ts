import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { Exchange } from '../../../shared/exchange.ts'
import type { LogEntry } from '../../../shared/log-entry.ts'
import type { SimulatorState, Snapshot } from '../client.ts'
import { clearLines } from './console-lines.ts'
import type { Ledger } from './ledger.ts'
import { applyEntries, createLedger, filterLedger } from './ledger.ts'

export type ExchangesState = {
  /** Grows with every change of the ledger. The ledger is changed in place: watch this, not it. */
  readonly revision: number
  readonly ledger: Ledger
  readonly simulator: SimulatorState
  /** `loading` until the first snapshot came. */
  readonly connection: 'loading' | 'live'
  /** Console lines up to here were cleared away in this window. */
  readonly consoleFrom: number
}

export type ExchangesStore = StoreApi<ExchangesState>

/** Fed by the log alone; never persisted. */
export const createExchangesStore = (query = ''): ExchangesStore =>
  createStore<ExchangesState>(() => ({
    revision: 0,
    ledger: createLedger(query),
    simulator: { session: 'none', profile: 'reference', nextProfile: 'reference' },
    connection: 'loading',
    consoleFrom: 0,
  }))

/** Folds consecutive entries, all newer than the ledger. */
export function appendEntries(store: ExchangesStore, entries: readonly LogEntry[]): void {
  if (entries.length === 0) return
  const { ledger, revision, consoleFrom } = store.getState()
  applyEntries(ledger, entries, consoleFrom)
  store.setState({ revision: revision + 1 })
}

/** Starts again from a snapshot: on boot, after a gap, after the log was cleared. */
export function replaceLedger(store: ExchangesStore, snapshot: Snapshot, query: string): void {
  const { revision, consoleFrom } = store.getState()
  const ledger = createLedger(query)
  applyEntries(ledger, snapshot.entries, consoleFrom)
  ledger.sequence = Math.max(ledger.sequence, snapshot.sequence)
  store.setState({ revision: revision + 1, ledger, connection: 'live' })
}

export function filterExchanges(store: ExchangesStore, query: string): void {
  const { ledger, revision } = store.getState()
  filterLedger(ledger, query)
  store.setState({ revision: revision + 1 })
}

/** Empties the console of this window; the log keeps its lines. */
export function clearConsole(store: ExchangesStore): void {
  const { ledger, revision } = store.getState()
  clearLines(ledger.console)
  store.setState({ revision: revision + 1, consoleFrom: ledger.sequence })
}

export const selectExchange =
  (id: string | undefined) =>
  (state: ExchangesState): Exchange | undefined =>
    id === undefined ? undefined : state.ledger.byId.get(id)
