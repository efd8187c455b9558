import { expect, it } from 'vitest'
import { applyEntries, createLedger } from './ledger.ts'
import { durationOf } from './totals.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'

it('[I108] the time of the totals is that of each session, not what lies between them', () => {
  const log = new SimulatedLog()
  log.request('a')
  log.finish('a', 200, 5)
  const old = log.entries.map((entry) => ({ ...entry, atMs: entry.atMs - 3e10, sessionId: 'archive' }))
  const ledger = createLedger()
  expect(durationOf(ledger.totals)).toBeUndefined()
  applyEntries(ledger, log.entries)
  const alone = durationOf(ledger.totals)
  expect(alone).toBeGreaterThan(0)
  applyEntries(
    ledger,
    old.map((entry) => ('exchangeId' in entry ? { ...entry, exchangeId: 'old' } : entry)),
  )
  expect(durationOf(ledger.totals)).toBe(2 * (alone ?? 0))
})
