import { describe, expect, it } from 'vitest'
import { rowsOf } from '../testing/rows-of.ts'
import { recordedEvent, SimulatedLog } from '../testing/simulated-log.ts'
import { compileFilter } from './compile-filter.ts'
import { hasTerm, termForCell, toggleTerm, withoutTerm, withTerm } from './edit-query.ts'

describe('terms put into a filter', () => {
  it.each([
    ['', 'is:open', 'is:open'],
    ['host:x', 'is:open', 'host:x is:open'],
    ['is:open', 'is:open', 'is:open'],
    ['-is:open x', 'is:open', 'x is:open'],
    ['is:open x', '-is:open', 'x -is:open'],
    ['a or b', 'is:open', 'a is:open or b is:open'],
  ])('[I69] %j with %s is %j', (text, term, after) => {
    expect(withTerm(text, term)).toBe(after)
  })

  it.each([
    ['is:open', 'is:open', ''],
    ['x  is:open y', 'is:open', 'x y'],
    ['a is:open or b is:open', 'is:open', 'a or b'],
    ['a or is:open', 'is:open', 'a'],
    ['host:"is:open"', 'is:open', 'host:"is:open"'],
  ])('[I69] %j without %s is %j', (text, term, after) => {
    expect(withoutTerm(text, term)).toBe(after)
  })

  it('[I69] a term is switched on and off', () => {
    expect(toggleTerm('x', 'is:open')).toBe('x is:open')
    expect(toggleTerm('x is:open', 'is:open')).toBe('x')
    expect(hasTerm('x "is:open"', 'is:open')).toBe(false)
  })
})

describe('a cell as a term', () => {
  const log = new SimulatedLog()
  log.request('a', {
    url: 'http://x.com/a b,"c"/-d?e=f g',
    method: 'or',
    callSite: 'my scene.lua:3',
    target: { directory: 'DocumentsDirectory', name: '-a, b.txt' },
  })
  log.wire('a', { type: 'redirect', status: 302, location: '/x' })
  log.wire('a', { type: 'connect', remoteAddress: '[::1]:80' })
  log.finish('a', 200, 5)
  log.add({ kind: 'withheld', exchangeId: 'a', event: recordedEvent(), reason: 'no-listener' })
  log.add({
    kind: 'annotation',
    exchangeId: 'a',
    annotation: { mark: 'blue', note: String.raw`say "hi" \o/` },
  })
  log.request('b', { url: 'http://y.com/', api: 'loadRemoteImage' })
  log.wire('b', { type: 'failure', failure: { code: 'TIMED_OUT', message: '' } })
  log.request('c', { url: 'https://z.com/' })
  log.add({ kind: 'cancel', exchangeId: 'c', by: 'inspector', receivedBytes: 0 })
  const rows = rowsOf(log, ['response:content-type'])
  const context = { nowMs: 0, sessionId: undefined, isImported: () => false, hasFinding: () => false }
  const columns =
    'mark status method api name progress url host path scheme file directory code cancelled-by site protocol address type withheld redirects note session response:content-type'

  it.each(columns.split(' '))('[I69] of column %s finds its own row', (column) => {
    const terms = rows.map((row) => ({ row, term: termForCell(column, row) }))
    expect(terms.some(({ term }) => term !== undefined)).toBe(true)
    for (const { row, term } of terms) {
      if (term === undefined) continue
      const filter = compileFilter(term)
      expect([term, filter.terms.length, filter.problems]).toEqual([term, 1, []])
      expect(filter.matches(row, context)).toBe(true)
    }
  })

  it.each(['size', 'waterfall', 'constructor', 'request:x'])('[I69] there is none of column %s', (column) => {
    expect(rows.map((row) => termForCell(column, row))).toEqual([undefined, undefined, undefined])
  })
})
