import { describe, expect, it } from 'vitest'
import type { FindingReport } from '../../../shared/finding.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import type { Found } from './findings.ts'
import { findingsOf, platformOf, selectRows } from './findings.ts'
import type { Ledger } from './ledger.ts'
import { applyEntries, createLedger, exchangeOfFinding } from './ledger.ts'

const ledgerOf = (log: SimulatedLog, findingsFrom = 0): Ledger => {
  const ledger = createLedger()
  applyEntries(ledger, log.entries, { console: 0, findings: findingsFrom })
  return ledger
}

const places = (rows: readonly Found[]): readonly string[] =>
  rows.map(({ finding }) => `${finding.kind} ${finding.source ?? '-'}`)

const cookie: FindingReport = { kind: 'cookie-set', source: 'main.lua:3' }
const body: FindingReport = { kind: 'body-dropped', source: 'main.lua:9' }

describe('the rows', () => {
  it('[F1] hold each finding once, although every launch tells it again', () => {
    const log = new SimulatedLog()
    log.find(cookie)
    log.find(body)
    log.find(cookie, 'session-2')
    const { current, earlier } = selectRows(ledgerOf(log).findings, 'session-2', undefined)
    expect(places(current)).toEqual(['cookie-set main.lua:3'])
    expect(places(earlier)).toEqual(['body-dropped main.lua:9'])
  })

  it('[F1] count as earlier all that was told before the launch that is on now', () => {
    const log = new SimulatedLog()
    log.find({ kind: 'handle-never-ended', source: 'main.lua:5' })
    const { current, earlier } = selectRows(ledgerOf(log).findings, 'session-2', undefined)
    expect([current.length, places(earlier)]).toEqual([0, ['handle-never-ended main.lua:5']])
  })

  it('keep findings apart that have no place', () => {
    const log = new SimulatedLog()
    log.find({ kind: 'cookie-set', exchangeId: 'a' })
    log.find({ kind: 'cookie-set', exchangeId: 'b' })
    log.find({ kind: 'internet-permission-missing' })
    expect(ledgerOf(log).findings.rows.size).toBe(3)
  })

  it.each([
    ['all', 'android', ['cookie-set main.lua:3', 'plain-http main.lua:4']],
    ['running', 'android', ['cookie-set main.lua:3']],
    ['running', 'reference', ['cookie-set main.lua:3', 'plain-http main.lua:4']],
    ['ios', 'android', ['plain-http main.lua:4']],
    ['html5', 'android', []],
  ] as const)('[F3] of %s, running as %s, are %j', (chosen, running, expected) => {
    const log = new SimulatedLog()
    log.find(cookie)
    log.find({ kind: 'plain-http', source: 'main.lua:4' })
    const { current } = selectRows(ledgerOf(log).findings, 'session-1', platformOf(chosen, running))
    expect(places(current)).toEqual(expected)
  })

  it('let the oldest go when an app tells new ones without end', () => {
    const log = new SimulatedLog()
    for (let line = 0; line < 2001; line += 1) log.find({ kind: 'cookie-set', source: `main.lua:${line}` })
    const { findings } = ledgerOf(log)
    expect([findings.told.length, findings.rows.size, findings.bySite.size]).toEqual([1501, 1501, 1501])
    expect(places([...findings.rows.values()]).at(-1)).toBe('cookie-set main.lua:2000')
  })

  it('do not come back from a snapshot once they were cleared', () => {
    const log = new SimulatedLog()
    const { sequence } = log.find(cookie)
    log.find(body)
    expect(places([...ledgerOf(log, sequence).findings.rows.values()])).toEqual(['body-dropped main.lua:9'])
  })
})

function requestAt(callSite: string): SimulatedLog {
  const log = new SimulatedLog()
  log.request('a', { callSite })
  return log
}
const kindsOf = (log: SimulatedLog, id: string): readonly string[] => {
  const ledger = ledgerOf(log)
  const exchange = ledger.byId.get(id)
  return exchange === undefined
    ? []
    : findingsOf(ledger.findings, exchange).map(({ finding }) => finding.kind)
}

describe('an exchange and its findings', () => {
  it('[F2] belong together by the line that made the request, and by name, each once', () => {
    const log = requestAt('main.lua:9')
    log.find(body)
    log.find({ kind: 'cookie-set', source: 'main.lua:9', exchangeId: 'a' })
    log.find({ kind: 'plain-http', exchangeId: 'a' })
    log.find({ kind: 'no-listener', source: 'main.lua:10', exchangeId: 'b' })
    expect(kindsOf(log, 'a')).toEqual(['body-dropped', 'cookie-set', 'plain-http'])
  })

  it('[F2] do not belong together by a line of another launch', () => {
    const log = requestAt('main.lua:9')
    log.find(body, 'session-2')
    expect(kindsOf(log, 'a')).toEqual([])
  })

  it('[F2] lead from the finding to the exchange it names, else to the first of its line', () => {
    const log = requestAt('main.lua:9')
    log.request('b', { callSite: 'main.lua:9' })
    log.find(body)
    log.find({ ...body, kind: 'cookie-set', exchangeId: 'b' })
    log.find({ ...body, kind: 'plain-http', exchangeId: 'gone' })
    log.find({ kind: 'no-listener', source: 'main.lua:1' })
    const ledger = ledgerOf(log)
    expect(ledger.findings.told.map((found) => exchangeOfFinding(ledger, found))).toEqual([
      'a',
      'b',
      'a',
      undefined,
    ])
  })
})
