import { describe, expect, it } from 'vitest'
import { rowsOf } from '../testing/rows-of.ts'
import { recordedEvent, responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { compileFilter } from './compile-filter.ts'
import type { FilterContext } from './filter.ts'
import { filterKeys } from './filter-keys.ts'

function mixedLog(): SimulatedLog {
  const log = new SimulatedLog()
  log.add({ kind: 'life-cycle', event: 'import', detail: 'old.har' }, 'archive')
  log.request('logo', {
    callSite: 'main.lua:12',
    target: { directory: 'CachesDirectory', name: 'img/logo.png' },
  })
  log.wire('logo', { type: 'socket', reused: true, remoteAddress: '127.0.0.1:80' })
  log.finish('logo', 200, 2_000_000)
  log.add({ kind: 'delivered', exchangeId: 'logo', event: recordedEvent() })
  log.add({ kind: 'withheld', exchangeId: 'logo', event: recordedEvent(), reason: 'no-listener' })
  log.add({ kind: 'annotation', exchangeId: 'logo', annotation: { mark: 'red', note: 'Too slow' } })
  log.request('post', {
    api: 'request',
    method: 'POST',
    url: 'https://api.example.com/v1/users?page=2',
    bodySizeBytes: 7,
  })
  log.finish('post', 404, 100)
  log.request('late', {
    api: 'upload',
    method: 'PUT',
    url: 'http://api.example.com/or',
    callSite: 'net.lua:3',
  })
  log.wire('late', { type: 'failure', failure: { code: 'TIMED_OUT', message: 'late' } })
  log.add({ kind: 'delivered', exchangeId: 'late', event: recordedEvent({ isError: true }) })
  log.request('cut', { url: 'http://cdn.example.com/a,b.bin' })
  log.wire('cut', { type: 'redirect', status: 302, location: '/c' })
  log.add({ kind: 'cancel', exchangeId: 'cut', by: 'app', receivedBytes: 40 })
  log.request('open', { url: 'http://cdn.example.com/"quoted".txt', sentBy: 'inspector', resendOf: 'cut' })
  log.wire('open', responseHead(200, -1))
  log.add({ kind: 'delivered', exchangeId: 'open', event: recordedEvent({ phase: 'began' }) })
  log.add(
    { kind: 'request', exchangeId: 'old', request: { ...requestOf(log), url: 'http://old.example.com/' } },
    'archive',
  )
  return log
}

const requestOf = (log: SimulatedLog) => {
  const first = log.entries.find((entry) => entry.kind === 'request')
  if (first?.kind !== 'request') throw new Error('no request')
  const { callSite: _site, target: _target, ...request } = first.request
  return request
}

const context: FilterContext = {
  nowMs: 60_000,
  sessionId: 'session-1',
  isImported: (sessionId) => sessionId === 'archive',
  hasFinding: (row) => row.id === 'post',
}

const found = (text: string, keptHeaders: readonly string[] = []): string => {
  const filter = compileFilter(text)
  expect(filter.problems).toEqual([])
  return rowsOf(mixedLog(), keptHeaders)
    .filter((row) => filter.matches(row, context))
    .map(({ id }) => id)
    .join(' ')
}

describe('the filter', () => {
  it.each([
    ['', 'logo post late cut open old'],
    ['  ', 'logo post late cut open old'],
    ['LOGO-BANNER', 'logo'],
    ['example.com put', 'late'],
    ['"example.com/v1"', 'post'],
    [String.raw`"\"quoted\""`, 'open'],
    ['main.lua:12', 'logo'],
    ['http://cdn', 'cut open'],
    ['404', 'post'],
    ['cancelled', 'cut'],
    ['timed_out', 'late'],
    ['"too slow"', 'logo'],
    ['-example', 'logo'],
    [String.raw`/users\?page=\d$/`, 'post'],
    ['/LOGO/', ''],
    ['/LOGO/i', 'logo'],
    ['-/example|logo/', ''],
    ['/v1/users', 'post'],
    ['"or"', 'late'],
  ])('[I62] %j shows what has all its words somewhere', (text, ids) => {
    expect(found(text)).toBe(ids)
  })

  it.each([
    ['method:get,post -is:imported', 'logo post cut open'],
    ['host:api,cdn is:failed', 'late'],
    ['-status:4xx -host:cdn', 'logo late old'],
    ['method:put or is:cancelled', 'late cut'],
    ['method:get status:200 OR is:cancelled', 'logo cut open'],
    ['or method:put or', 'late'],
    ['path:"/a,b.bin",/v1/', 'post cut'],
    ['METHOD:Put', 'late'],
    ['site:main.lua', 'logo'],
    ['file:logo', 'logo'],
    ['directory:caches', 'logo'],
    ['api:upload', 'late'],
    ['url:page=2', 'post'],
    ['name:users', 'post'],
    ['scheme:https', 'post'],
    ['type:plain status:200', 'logo open'],
    ['phase:began', 'open'],
    ['code:timed_out', 'late'],
    ['by:app', 'cut'],
    ['mark:red', 'logo'],
    ['note:slow', 'logo'],
    ['protocol:http/1.1 -status:200', 'post'],
    ['address:127.0', 'logo'],
    ['session:archive', 'old'],
    ['session:current method:post', 'post'],
    ['session:earlier', 'old'],
    ['has:body', 'post'],
    ['has:file', 'logo'],
    ['has:finding', 'post'],
    ['has:note,mark', 'logo'],
  ])('[I63] %j asks for keys with values', (text, ids) => {
    expect(found(text)).toBe(ids)
  })

  it.each([
    ['status:200', 'logo open'],
    ['status:2xx,404', 'logo post open'],
    ['status:400-499', 'post'],
    ['status:>=400', 'post'],
    ['status:<300', 'logo open'],
    ['larger-than:1mb', 'logo'],
    ['larger-than:2mb', ''],
    ['larger-than:1.9m', 'logo'],
    ['smaller-than:0.5kb', 'post open'],
    ['slower-than:50s', 'open old'],
    ['slower-than:1m', ''],
    ['faster-than:11ms', 'late'],
  ])('[I65] %j knows statuses, sizes and times', (text, ids) => {
    expect(found(text)).toBe(ids)
  })

  it.each([
    ['is:open', 'open old'],
    ['is:queued', 'old'],
    ['is:receiving', 'open'],
    ['is:waiting', ''],
    ['is:done', 'logo post'],
    ['is:failed', 'late'],
    ['is:cancelled', 'cut'],
    ['is:redirected', 'cut'],
    ['is:reused', 'logo'],
    ['is:slow', ''],
    ['is:marked', 'logo'],
    ['is:noted', 'logo'],
    ['is:resent', 'open'],
    ['is:imported', 'old'],
    ['is:withheld', 'logo'],
    ['is:error', 'late'],
  ])('[I66] %j knows how a request stands', (text, ids) => {
    expect(found(text)).toBe(ids)
  })

  it('[I66] has words for every state that a request can be asked for by', () => {
    const names = filterKeys.find(({ name }) => name === 'is')?.values?.map(({ value }) => value)
    expect(names).toEqual(
      'open queued waiting receiving done failed cancelled redirected reused slow marked noted resent imported withheld error'.split(
        ' ',
      ),
    )
  })

  it('[I79] knows the headers that are shown as columns', () => {
    expect(found('header:content-type=plain', ['response:content-type'])).toBe('logo post open')
    expect(found('header:content-type', ['response:content-type'])).toBe('logo post open')
    expect(found('header:content-type')).toBe('')
  })
})

describe('a term that says nothing', () => {
  it.each([
    ['is:open hots:x', 8, 14, 'There is no key hots: put it in quotes to look for the text'],
    ['stat:4', 0, 6, 'There is no key stat: did you mean status:?'],
    ['status:4x', 7, 9, 'status: takes a number, 4xx, 400-499 or >=400'],
    ['status:200,499-400', 11, 18, 'status: takes a number, 4xx, 400-499 or >=400'],
    ['-larger-than:big', 13, 16, 'larger-than: takes a size such as 1mb, 500kb or 2000'],
    ['slower-than:5kb', 12, 15, 'slower-than: takes a time such as 2s, 300ms or 1m'],
    ['by:me', 3, 5, 'by: takes app, inspector, relaunch, close'],
    ['a /(/ b', 2, 5, 'This is no regular expression: missing closing )'],
    ['constructor:x', 0, 13, 'There is no key constructor: put it in quotes to look for the text'],
    ['is:constructor', 3, 14, 'is: takes open'],
  ])('[I64] %j is told with its place', (text, from, to, message) => {
    expect(compileFilter(text).problems).toEqual([{ from, to, message: expect.stringContaining(message) }])
  })

  it('[I64] leaves the rest of the filter as it is', () => {
    const filter = compileFilter('hots:x method:post status:2x,404')
    expect(filter.problems).toHaveLength(2)
    const ids = rowsOf(mixedLog())
      .filter((row) => filter.matches(row, context))
      .map(({ id }) => id)
    expect(ids).toEqual(['post'])
  })

  it('[I64] is no problem while it is being typed', () => {
    for (const text of ['status:', '-status:', '"', '-', '-"half', 'host:"half', 'status:404,']) {
      expect(compileFilter(text).problems).toEqual([])
    }
    expect(compileFilter('status:').isEmpty).toBe(true)
  })

  it('[I62] takes any text without a failure', () => {
    const characters = ['"', '/', '-', ':', ',', ' ', '\\', '(', 'a', 'or', 'is', '\u202E', '\n', '[', '*']
    let seed = 7
    const next = (most: number): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % most
    }
    const rows = rowsOf(mixedLog())
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: next(12) }, () => characters[next(characters.length)]).join('')
      const filter = compileFilter(text)
      const places = [...filter.terms, ...filter.problems]
      expect(places.every(({ from, to }) => from < to && to <= text.length)).toBe(true)
      for (const row of rows) filter.matches(row, context)
    }
  })
})
