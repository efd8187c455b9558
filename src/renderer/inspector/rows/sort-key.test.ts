import { describe, expect, it } from 'vitest'
import { rowsOf } from '../testing/rows-of.ts'
import { responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { compareValues, sortKeyOf } from './sort-key.ts'

const log = new SimulatedLog()
log.request('a', {
  url: 'http://x.com/B',
  callSite: 'main.lua:12',
  bodySizeBytes: 10,
  target: { directory: 'CachesDirectory', name: 'B' },
})
log.request('b', { url: 'https://A.com/a', callSite: 'main.lua:9', method: 'DELETE', bodySizeBytes: 9 })
log.request('c', { url: 'http://x.com/c', api: 'request' })
log.finish('b', 404, 9)
log.wire('a', { type: 'connect', remoteAddress: '127.0.0.1:80' })
log.finish('a', 200, 10)
log.add({ kind: 'annotation', exchangeId: 'c', annotation: { mark: 'green', note: 'x' } })
log.wire('c', responseHead(200, 40))
log.wire('c', { type: 'failure', failure: { code: 'CONNECTION_LOST', message: '' } })
const rows = rowsOf(log, ['response:content-type'])

const sorted = (column: string, isDescending = false): string => {
  const key = sortKeyOf(column)
  if (key === undefined) throw new Error(`nothing sorts ${column}`)
  return rows
    .toSorted((a, b) => compareValues(key.of(a, 0), key.of(b, 0), isDescending) || a.ordinal - b.ordinal)
    .map(({ id }) => id)
    .join('')
}

describe('sorting by a column', () => {
  it.each([
    ['site', 'bac', 'abc'],
    ['sent', 'cba', 'abc'],
    ['size', 'cba', 'abc'],
    ['status', 'acb', 'bac'],
    ['host', 'bac', 'acb'],
    ['name', 'bac', 'cab'],
    ['method', 'bac', 'acb'],
    ['file', 'abc', 'abc'],
    ['code', 'cab', 'cab'],
    ['mark', 'cab', 'abc'],
    ['started', 'abc', 'cba'],
    ['requestId', 'abc', 'cba'],
    ['address', 'abc', 'abc'],
    ['waterfall', 'abc', 'cba'],
    ['waterfall-start', 'abc', 'cba'],
    ['waterfall-response', 'bac', 'cab'],
    ['waterfall-end', 'bac', 'cab'],
    ['waterfall-duration', 'bac', 'cab'],
    ['waterfall-latency', 'bac', 'cab'],
  ])('[I70] %s: %s, and down %s', (column, up, down) => {
    expect([sorted(column), sorted(column, true)]).toEqual([up, down])
  })

  it.each(['rule', 'constructor', 'request:'])('[I70] nothing sorts %s', (column) => {
    expect(sortKeyOf(column)).toBeUndefined()
  })

  it('[I70] is there for every column', () => {
    const columns =
      'mark status method api name progress size time waterfall cancel url host path scheme file directory requestId code cancelled-by site started ended first-byte latency protocol address type sent events withheld redirects note session initiator response:content-type'
    for (const column of columns.split(' ')) expect([column, sorted(column).length]).toEqual([column, 3])
  })
})
