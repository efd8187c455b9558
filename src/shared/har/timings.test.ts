import { describe, expect, it } from 'vitest'
import type { WireEvent } from '../log-entry.ts'
import type { Hop } from './exchange-log.ts'
import { timingsOf, totalOf } from './timings.ts'

const head = { url: 'http://a.test/', method: 'GET', httpVersion: '1.1', headers: [], sizeBytes: 40 }
const answer = {
  url: head.url,
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  headers: [],
  lengthBytes: -1,
}

const hop = (...events: readonly (readonly [atMs: number, event: WireEvent])[]): Hop => ({
  startedAtMs: 100,
  wire: events.map(([atMs, event], index) => ({
    sequence: index + 1,
    atMs,
    sessionId: 's',
    kind: 'wire',
    exchangeId: 's:a',
    event,
  })),
})

const fresh: WireEvent = { type: 'socket', reused: false }
const reused: WireEvent = { type: 'socket', reused: true }
const lookup: WireEvent = { type: 'lookup', address: '127.0.0.1' }
const connect: WireEvent = { type: 'connect', remoteAddress: '127.0.0.1' }
const secure: WireEvent = { type: 'secure-connect', protocol: 'TLSv1.3' }
const sent: WireEvent = { type: 'request-sent', sentBytes: 0 }
const response: WireEvent = { type: 'response-head', head: answer }
const end: WireEvent = { type: 'response-end', receivedBytes: 5 }
const failure = (code: 'HOST_NOT_FOUND' | 'CONNECTION_REFUSED' | 'TLS_FAILED'): WireEvent => ({
  type: 'failure',
  failure: { code, message: '' },
})

describe('[P11] the phases of a request', () => {
  it('follow each other, and connect holds ssl', () => {
    const timings = timingsOf(
      hop(
        [101, fresh],
        [103, lookup],
        [107, connect],
        [115, secure],
        [116, sent],
        [136, response],
        [140, end],
      ),
      140,
    )
    expect(timings).toEqual({ blocked: 1, dns: 2, connect: 12, ssl: 8, send: 1, wait: 20, receive: 4 })
    expect(totalOf(timings)).toBe(40)
  })

  it('are -1 where a connection was there', () => {
    const timings = timingsOf(hop([102, reused], [103, sent], [110, response], [111, end]), 111)
    expect(timings).toEqual({ blocked: 2, dns: -1, connect: -1, ssl: -1, send: 1, wait: 7, receive: 1 })
  })

  it('count the last attempt; what a dead connection took was waiting', () => {
    const timings = timingsOf(
      hop(
        [101, fresh],
        [102, lookup],
        [104, connect],
        [105, sent],
        [120, reused],
        [121, sent],
        [130, response],
        [130, end],
      ),
      130,
    )
    expect(timings).toEqual({ blocked: 20, dns: -1, connect: -1, ssl: -1, send: 1, wait: 9, receive: 0 })
  })

  it('never go back when the server answers before it has the whole request', () => {
    const timings = timingsOf(hop([100, reused], [110, response], [115, sent], [120, end]), 120)
    expect(timings).toMatchObject({ send: 10, wait: 0, receive: 10 })
    expect(totalOf(timings)).toBe(20)
  })

  it.each([
    [
      'a name that nobody knows',
      [fresh, failure('HOST_NOT_FOUND')],
      { dns: 9, connect: -1, ssl: -1, send: 0 },
    ],
    [
      'a refused connection',
      [fresh, failure('CONNECTION_REFUSED')],
      { dns: -1, connect: 9, ssl: -1, send: 0 },
    ],
    ['a failed handshake', [fresh, connect, failure('TLS_FAILED')], { connect: 9, ssl: 8, send: 0 }],
    ['a silent server', [fresh, connect, sent], { connect: 1, send: 1, wait: 7, receive: 0 }],
    ['no connection at all', [], { blocked: 10, dns: -1, connect: -1, send: 0, wait: 0, receive: 0 }],
  ] as const)('end with what broke off: %s', (_what, events, expected) => {
    const timings = timingsOf(hop(...events.map((event, index) => [101 + index, event] as const)), 110)
    expect(timings).toMatchObject(expected)
    expect(totalOf(timings)).toBe(10)
  })
})
