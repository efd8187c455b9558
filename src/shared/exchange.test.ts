import { describe, expect, it } from 'vitest'
import { applyToExchange, isOpen, type Exchange } from './exchange.ts'
import type { LogEvent, RecordedEvent, ResponseHead, WireEvent } from './log-entry.ts'

const begin: LogEvent = {
  kind: 'request',
  exchangeId: 's:a',
  request: {
    api: 'download',
    method: 'GET',
    url: 'http://a.test/',
    headers: [],
    bodySizeBytes: 0,
    progress: 'download',
    timeoutMs: 30_000,
  },
}

const head: ResponseHead = {
  url: 'http://a.test/',
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  headers: [],
  lengthBytes: 300,
}

const failure = { code: 'CONNECTION_LOST', message: 'The connection was lost.' } as const

const wire = (event: WireEvent): LogEvent => ({ kind: 'wire', exchangeId: 's:a', event })
const sent = wire({ type: 'request-sent', sentBytes: 0 })
const headed = wire({ type: 'response-head', head })
const part = (receivedBytes: number): LogEvent => wire({ type: 'body-part', receivedBytes })
const done = wire({ type: 'response-end', receivedBytes: 300 })
const failed = wire({ type: 'failure', failure })
const redirect = wire({ type: 'redirect', status: 302, location: '/b' })
const cancel: LogEvent = { kind: 'cancel', exchangeId: 's:a', by: 'inspector', receivedBytes: 200 }

const recorded = (phase: RecordedEvent['phase']): RecordedEvent => ({
  phase,
  isError: false,
  status: 200,
  url: 'http://a.test/',
  bytesTransferred: 0,
  bytesEstimated: 300,
})

/** The exchange after these events: the first has the number 1 and the time 10, the next 2 and 20. */
const foldAll = (events: readonly LogEvent[]): Exchange | undefined =>
  events.reduce<Exchange | undefined>(
    (exchange, event, index) =>
      applyToExchange(
        exchange,
        { ...event, sequence: index + 1, atMs: (index + 1) * 10, sessionId: 's' },
        exchange?.ordinal ?? 7,
      ),
    undefined,
  )

function fold(...events: readonly LogEvent[]): Exchange {
  const exchange = foldAll([begin, ...events])
  if (exchange === undefined) throw new Error('The request entry made no exchange.')
  return exchange
}

describe('the fold of an exchange', () => {
  it('[X1] begins with the request', () => {
    expect(fold()).toEqual({
      id: 's:a',
      sessionId: 's',
      ordinal: 7,
      request: begin.kind === 'request' && begin.request,
      state: 'queued',
      startedAtMs: 10,
      receivedBytes: 0,
      events: [],
      wire: [],
    })
  })

  it('[X1] is nothing without it', () => {
    expect(foldAll([sent, headed, done])).toBeUndefined()
    expect(foldAll([cancel])).toBeUndefined()
  })

  it.each<{ events: readonly LogEvent[]; state: Exchange['state'] }>([
    { events: [], state: 'queued' },
    { events: [wire({ type: 'socket', reused: false })], state: 'queued' },
    { events: [sent], state: 'sent' },
    { events: [sent, headed], state: 'head' },
    { events: [sent, headed, part(100)], state: 'body' },
    { events: [sent, headed, part(100), done], state: 'done' },
    { events: [sent, headed, part(100), failed], state: 'failed' },
    { events: [failed], state: 'failed' },
    { events: [sent, headed, done, failed], state: 'failed' },
    { events: [sent, redirect], state: 'queued' },
    { events: [sent, redirect, sent, headed], state: 'head' },
    { events: [headed, sent], state: 'head' },
    { events: [headed, part(100), sent], state: 'body' },
    { events: [sent, headed, cancel], state: 'cancelled' },
    { events: [sent, headed, done, cancel], state: 'cancelled' },
  ])('[X2] is in the state that the wire tells: $state', ({ events, state }) => {
    expect(fold(...events).state).toBe(state)
  })

  it('[X2] knows when it ended, and how', () => {
    expect(fold(sent, headed, done)).toMatchObject({ head, receivedBytes: 300, endedAtMs: 40 })
    expect(fold(sent, failed)).toMatchObject({ failure, endedAtMs: 30 })
    expect(fold(sent)).not.toHaveProperty('endedAtMs')
    expect([fold(sent), fold(sent, headed, part(1))].map(isOpen)).toEqual([true, true])
    expect([fold(done), fold(failed), fold(cancel)].map(isOpen)).toEqual([false, false, false])
  })

  it('[X3] is cancelled for good', () => {
    for (const late of [sent, headed, part(300), done, failed, redirect]) {
      expect(fold(sent, headed, part(100), cancel, late)).toMatchObject({
        state: 'cancelled',
        cancelledBy: 'inspector',
        receivedBytes: 200,
        endedAtMs: 50,
      })
    }
  })

  it('[X4] keeps each event with its number, and why it was withheld', () => {
    const { events } = fold(
      { kind: 'delivered', exchangeId: 's:a', event: recorded('began') },
      { kind: 'withheld', exchangeId: 's:a', event: recorded('progress'), reason: 'cancelled' },
    )
    expect(events).toEqual([
      { sequence: 2, atMs: 20, event: recorded('began') },
      { sequence: 3, atMs: 30, event: recorded('progress'), withheld: 'cancelled' },
    ])
  })

  it('[X4] keeps the marks of the wire, and of the parts of a body only the total', () => {
    const exchange = fold(sent, headed, part(100), part(200), done)
    expect(exchange.wire.map(({ atMs, event }) => `${atMs} ${event.type}`)).toEqual([
      '20 request-sent',
      '30 response-head',
      '60 response-end',
    ])
    expect(fold(sent, headed, part(100), part(200)).receivedBytes).toBe(200)
  })

  it('[X4] leaves what was there before as it was', () => {
    const before = fold(sent)
    const copy = structuredClone(before)
    applyToExchange(before, { ...headed, sequence: 3, atMs: 30, sessionId: 's' }, 7)
    expect(before).toEqual(copy)
  })
})
