import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../shared/exchange.ts'
import { applyToExchange } from '../../../shared/exchange.ts'
import type { LogEvent, WireEvent } from '../../../shared/log-entry.ts'
import { recordedEvent, requestRecord, responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { createInterner } from './interner.ts'
import { requestName } from '../describe/request-name.ts'
import type { Row } from './row.ts'
import { applyToRow } from './row.ts'
import { rowName } from './row-name.ts'
import { urlParts } from './url-parts.ts'

const exchangeId = 'a'
const wireEvents: readonly WireEvent[] = [
  {
    type: 'request-head',
    head: { url: 'http://x.com/', method: 'GET', httpVersion: '1.1', headers: [], sizeBytes: 9 },
  },
  { type: 'socket', reused: false },
  { type: 'socket', reused: true, remoteAddress: '127.0.0.1:80' },
  { type: 'lookup', address: '127.0.0.1' },
  { type: 'connect', remoteAddress: '127.0.0.1:80' },
  { type: 'secure-connect', protocol: 'TLSv1.3' },
  { type: 'request-sent', sentBytes: 5 },
  { type: 'redirect', status: 302, location: '/b' },
  responseHead(200, 100),
  responseHead(404, -1, 'Not Found'),
  { type: 'body-part', receivedBytes: 40 },
  { type: 'response-end', receivedBytes: 100 },
  { type: 'failure', failure: { code: 'CONNECTION_LOST', message: 'gone' } },
]
const events: readonly LogEvent[] = [
  ...wireEvents.map((event) => ({ kind: 'wire', exchangeId, event }) as const),
  { kind: 'delivered', exchangeId, event: recordedEvent({ phase: 'began' }) },
  { kind: 'delivered', exchangeId, event: recordedEvent({ isError: true }) },
  { kind: 'withheld', exchangeId, event: recordedEvent(), reason: 'cancelled' },
  { kind: 'cancel', exchangeId, by: 'app', receivedBytes: 12 },
  { kind: 'annotation', exchangeId, annotation: { mark: 'blue', note: 'hm' } },
  { kind: 'annotation', exchangeId, annotation: {} },
]

/** What both folds know. */
const common = ({ request, head, ...outline }: Exchange | Row) => ({
  id: outline.id,
  sessionId: outline.sessionId,
  ordinal: outline.ordinal,
  state: outline.state,
  startedAtMs: outline.startedAtMs,
  endedAtMs: outline.endedAtMs,
  receivedBytes: outline.receivedBytes,
  failure: outline.failure,
  cancelledBy: outline.cancelledBy,
  annotation: outline.annotation,
  asked: [request.api, request.method, request.url, request.bodySizeBytes, request.progress],
  told: [request.target, request.callSite, request.sentBy, request.resendOf],
  head: head && [head.status, head.statusText, head.lengthBytes, head.httpVersion],
})

describe('a row', () => {
  it('[I60] says after each of many entries what the whole exchange says', () => {
    let seed = 11
    const next = (most: number): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % most
    }
    for (let round = 0; round < 400; round += 1) {
      const log = new SimulatedLog()
      log.request(exchangeId, { callSite: 'main.lua:1', target: { directory: 'CachesDirectory', name: 'a' } })
      for (let length = next(14); length > 0; length -= 1) {
        const event = events[next(events.length)]
        if (event !== undefined) log.add(event)
      }
      let exchange: Exchange | undefined
      let row: Row | undefined
      for (const entry of log.entries) {
        exchange = applyToExchange(exchange, entry, 3)
        row = applyToRow(row, entry, 3)
        if (exchange === undefined || row === undefined) throw new Error('an entry was not taken')
        expect(common(row)).toEqual(common(exchange))
        const delivered = exchange.events.filter(({ withheld }) => withheld === undefined)
        expect([row.deliveredEvents, row.withheldEvents, row.phase, row.hasErrorEvent]).toEqual([
          delivered.length,
          exchange.events.length - delivered.length,
          delivered.at(-1)?.event.phase,
          delivered.some(({ event }) => event.isError),
        ])
      }
    }
  })

  it('[I60] knows the times of the last hop, and whether its connection was reused', () => {
    const log = new SimulatedLog()
    log.request(exchangeId)
    for (const event of wireEvents.slice(1, 9)) log.wire(exchangeId, event)
    let row: Row | undefined
    for (const entry of log.entries) row = applyToRow(row, entry, 1)
    expect(row).toMatchObject({ wire: { hopAtMs: 80, headAtMs: 90 }, redirects: 1, state: 'head' })
    expect(row?.wire.isReused).toBeUndefined()
    expect(row?.remoteAddress).toBe('127.0.0.1:80')
  })

  it('[I79] keeps the headers that are asked for, joined when they come twice', () => {
    const log = new SimulatedLog()
    log.request(exchangeId, {
      headers: [
        ['X-Id', '1'],
        ['Accept', 'x'],
      ],
    })
    log.wire(exchangeId, {
      type: 'response-head',
      head: {
        url: '',
        status: 200,
        statusText: '',
        httpVersion: '1.1',
        lengthBytes: -1,
        headers: [
          ['VARY', 'a'],
          ['vary', 'b'],
          ['x-id', '2'],
        ],
      },
    })
    const keeping = { kept: new Set(['request:x-id', 'response:vary']), texts: createInterner() }
    let row: Row | undefined
    for (const entry of log.entries) row = applyToRow(row, entry, 1, keeping)
    expect(row?.headerValues).toEqual({ 'request:x-id': '1', 'response:vary': 'a, b' })
  })

  it('[I61] takes its repeated texts from one place', () => {
    const texts = createInterner()
    const keeping = { kept: new Set<string>(), texts }
    const request = (id: string): Row | undefined => {
      const log = new SimulatedLog()
      log.request(id, requestRecord({ method: 'PATCH', callSite: 'main.lua:7' }))
      return structuredClone(log.entries).reduce<Row | undefined>(
        (row, entry) => applyToRow(row, entry, 1, keeping),
        undefined,
      )
    }
    request('a')
    const known = [...texts.keys()]
    expect(known).toEqual(['session-1', 'plugins.solar2d.com', 'PATCH', 'main.lua:7'])
    request('b')
    expect([...texts.keys()]).toEqual(known)
  })

  it('[I61] keeps no text that is long, and not more than 20 000', () => {
    const log = new SimulatedLog()
    const texts = createInterner()
    const keeping = { kept: new Set<string>(), texts }
    for (let index = 0; index < 21_000; index += 1) {
      applyToRow(undefined, log.request(String(index), { callSite: `main.lua:${index}` }), index, keeping)
    }
    expect(texts.size).toBe(20_000)
    const other = createInterner()
    applyToRow(undefined, log.request('long', { method: 'X'.repeat(257) }), 1, { ...keeping, texts: other })
    expect([...other.keys()].some((text) => text.includes('XX'))).toBe(false)
  })
})

describe('the name of a request', () => {
  it.each([
    'http://x.com/a/b.png?c/d#e/f',
    'http://x.com/a%20b',
    'http://x.com/%zz',
    'http://x.com/a/b/',
    'http://x.com',
    'http://x.com//',
    'nonsense',
    '',
  ])('[I70] of %j is that of the list', (url) => {
    expect(rowName(url)).toBe(requestName(url).name)
  })
})

describe('the parts of an address', () => {
  it.each([
    'http://x.com/a/b?c#d',
    'HTTPS://User:pw@X.com:443/A',
    'http://x.com:8080',
    'http://x.com:80/',
    'https://[::1]:8443/a',
    'http://x.com?q=1',
    'http://x.com/a@b',
    'http://x.com#/a',
    String.raw`http:\\x.com\a`,
    'ftp://x.com:21/a',
    'file:///a/b',
  ])('of %s are those of URL', (url) => {
    const { protocol, host } = new URL(url)
    const parts = urlParts(url)
    expect(`${parts.scheme}:`).toBe(protocol)
    // The port of ftp is its own, too, but nobody asks by it.
    expect(parts.host.replace(/:21$/, '')).toBe(host)
  })

  it.each([
    ['', '', '', ''],
    ['no address', '', '', 'no address'],
    ['/only/a/path?x', '', '', '/only/a/path'],
    ['mailto:a@b', 'mailto', '', 'a@b'],
    ['http://', 'http', '', ''],
  ])('of %j are those of its shape', (url, scheme, host, path) => {
    expect(urlParts(url)).toEqual({ scheme, host, path })
  })
})

it('[I246] a row keeps when its listener heard something: the first, the newest, and some between', () => {
  const log = new SimulatedLog()
  const delivered = Array.from({ length: 500 }, () =>
    log.add({ kind: 'delivered', exchangeId, event: recordedEvent({ phase: 'progress' }) }),
  )
  let row = applyToRow(undefined, log.request(exchangeId), 1)
  for (const entry of delivered) row = applyToRow(row, entry, 1)
  const heard = row?.heardAtMs ?? []
  expect(heard.length).toBeLessThanOrEqual(33)
  expect([heard[0], heard.at(-1)]).toEqual([delivered[0]?.atMs, delivered.at(-1)?.atMs])
  expect(heard.toSorted((a, b) => a - b)).toEqual(heard)
  expect(row?.deliveredEvents).toBe(500)
})
