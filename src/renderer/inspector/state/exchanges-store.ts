import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { LogEntry } from '../../../shared/log-entry.ts'
import type { LogUsage, SimulatorState } from '../client.ts'
import type { Row } from '../rows/row.ts'
import { clearLines } from './console-lines.ts'
import { forgetFindings } from './findings.ts'
import type { ClearedUpTo, Ledger } from './ledger.ts'
import { firstSwitches } from '../../../shared/switches.ts'
import { applyEntries, createLedger, nothingCleared } from './ledger.ts'

export type ExchangesState = {
  /** Grows with every change of the ledger. The ledger is changed in place: watch this, not it. */
  readonly revision: number
  readonly ledger: Ledger
  readonly simulator: SimulatorState
  /** `loading` until the first snapshot came. */
  readonly connection: 'loading' | 'live'
  readonly cleared: ClearedUpTo
  /** What the log keeps against what it may; undefined until the first snapshot came. */
  readonly usage: LogUsage | undefined
  /** Nothing new is shown; the log goes on. */
  readonly isPaused: boolean
  /** Entries that the log got since the pause began. */
  readonly waitingEntries: number
}

export type ExchangesStore = StoreApi<ExchangesState>

/** Fed by the log alone; never persisted. */
export const createExchangesStore = (): ExchangesStore =>
  createStore<ExchangesState>(() => ({
    revision: 0,
    ledger: createLedger(),
    simulator: { session: 'none', profile: 'reference', nextProfile: 'reference', switches: firstSwitches },
    connection: 'loading',
    cleared: nothingCleared,
    usage: undefined,
    isPaused: false,
    waitingEntries: 0,
  }))

/** Folds consecutive entries, all newer than the ledger. */
export function appendEntries(store: ExchangesStore, entries: readonly LogEntry[]): void {
  if (entries.length === 0) return
  const { ledger, revision, cleared } = store.getState()
  applyEntries(ledger, entries, cleared)
  store.setState({ revision: revision + 1 })
}

/** Takes a ledger that was folded anew from the whole log: on boot, after a gap, after the log was cleared. */
export function replaceLedger(store: ExchangesStore, ledger: Ledger): void {
  store.setState(({ revision }) => ({ revision: revision + 1, ledger, connection: 'live' }))
}

/** Empties the console of this window; the log keeps its lines. */
export function clearConsole(store: ExchangesStore): void {
  const { ledger, revision, cleared } = store.getState()
  clearLines(ledger.console)
  store.setState({ revision: revision + 1, cleared: { ...cleared, console: ledger.sequence } })
}

/** Empties the findings of this window, with their marks; a relaunch tells again what still holds. */
export function clearFindings(store: ExchangesStore): void {
  const { ledger, revision, cleared } = store.getState()
  forgetFindings(ledger.findings)
  store.setState({ revision: revision + 1, cleared: { ...cleared, findings: ledger.sequence } })
}

export const selectRow =
  (id: string | undefined) =>
  (state: ExchangesState): Row | undefined =>
    id === undefined ? undefined : state.ledger.byId.get(id)
