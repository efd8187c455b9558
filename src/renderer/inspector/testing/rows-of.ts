import type { Row } from '../rows/row.ts'
import { applyEntries, createLedger } from '../state/ledger.ts'
import type { SimulatedLog } from './simulated-log.ts'

/** The rows of a log that a test wrote. */
export function rowsOf(log: SimulatedLog, keptHeaders: readonly string[] = []): readonly Row[] {
  const ledger = createLedger(new Set(keptHeaders))
  applyEntries(ledger, log.entries)
  return ledger.rows
}
