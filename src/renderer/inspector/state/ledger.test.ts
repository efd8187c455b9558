import { describe, expect, it } from 'vitest'
import { isOpen } from '../../../shared/exchange.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { applyEntries, createLedger } from './ledger.ts'

const mixedLog = (): SimulatedLog => {
  const log = new SimulatedLog()
  log.request('a')
  log.request('b', { url: 'http://x.com/level.pack', method: 'POST' })
  log.finish('a', 200, 500)
  log.print('hello')
  log.request('c')
  log.wire('b', { type: 'failure', failure: { code: 'TIMED_OUT', message: 'late' } })
  log.request('d')
  log.add({ kind: 'cancel', exchangeId: 'd', by: 'app', receivedBytes: 40 })
  return log
}

describe('the ledger', () => {
  it('keeps the order of the log', () => {
    const ledger = createLedger()
    applyEntries(ledger, mixedLog().entries)
    expect(ledger.ids).toEqual(['a', 'b', 'c', 'd'])
    expect(ledger.ids.map((id) => ledger.byId.get(id)?.ordinal)).toEqual([1, 2, 3, 4])
  })

  it('ends the same however the entries are cut into batches', () => {
    const { entries } = mixedLog()
    const whole = createLedger()
    applyEntries(whole, entries)
    const single = createLedger()
    for (const entry of entries) applyEntries(single, [entry])
    expect(single).toEqual(whole)
  })

  it('counts totals that agree with a count over all exchanges', () => {
    const ledger = createLedger()
    for (const entry of mixedLog().entries) applyEntries(ledger, [entry])
    const all = [...ledger.byId.values()]
    expect(ledger.totals).toEqual({
      requests: all.length,
      open: all.filter(isOpen).length,
      failed: 1,
      cancelled: 1,
      receivedBytes: 540,
      sentBytes: 0,
      spans: new Map([['session-1', { firstStartMs: 10, lastEndMs: 100 }]]),
    })
  })

  it('leaves exchanges alone that a batch does not speak of', () => {
    const ledger = createLedger()
    const log = mixedLog()
    applyEntries(ledger, log.entries)
    const before = ledger.byId.get('a')
    applyEntries(ledger, [log.wire('c', { type: 'request-sent', sentBytes: 0 })])
    expect(ledger.byId.get('a')).toBe(before)
    expect(ledger.byId.get('c')?.state).toBe('sent')
  })

  it('ignores entries of an exchange that it never saw begin', () => {
    const ledger = createLedger()
    const log = new SimulatedLog()
    applyEntries(ledger, [log.wire('ghost', { type: 'request-sent', sentBytes: 0 })])
    expect(ledger.ids).toEqual([])
    expect(ledger.sequence).toBe(1)
  })
})

describe('the console', () => {
  it('keeps the newest lines of an app that prints without end, and says how many are gone', () => {
    const ledger = createLedger()
    const log = new SimulatedLog()
    for (let line = 1; line <= 20_001; line += 1) log.print(`line ${line}`)
    applyEntries(ledger, log.entries)
    const { lines, droppedLines } = ledger.console
    expect(lines.at(-1)?.text).toBe('line 20001')
    expect(lines.length + droppedLines).toBe(20_001)
    expect(lines[0]?.text).toBe(`line ${droppedLines + 1}`)
  })

  it('lets go of huge lines before they fill the memory', () => {
    const ledger = createLedger()
    const log = new SimulatedLog()
    const text = 'x'.repeat(65_536)
    for (let line = 0; line < 300; line += 1) log.print(text)
    applyEntries(ledger, log.entries)
    const keptLength = ledger.console.lines.reduce((sum, line) => sum + line.text.length, 0)
    expect(keptLength).toBeLessThanOrEqual(16 * 1024 * 1024)
    expect(ledger.console.textLength).toBe(keptLength)
  })

  it('counts errors and warnings, and marks the life of the session', () => {
    const ledger = createLedger()
    const log = new SimulatedLog()
    log.add({ kind: 'life-cycle', event: 'launch', detail: 'cancel-button' })
    log.add({ kind: 'console', level: 'error', text: 'bad', source: 'main.lua:3' })
    log.add({ kind: 'console', level: 'warning', text: 'hm' })
    applyEntries(ledger, log.entries)
    expect(ledger.console.problems).toEqual({ errors: 1, warnings: 1 })
    expect(ledger.console.lines.map((line) => line.text)).toEqual(['Launched: cancel-button', 'bad', 'hm'])
  })
})
