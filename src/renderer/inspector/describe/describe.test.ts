import { describe, expect, it } from 'vitest'
import { applyToExchange, type Exchange } from '../../../shared/exchange.ts'
import { SimulatedLog, recordedEvent, responseHead } from '../testing/simulated-log.ts'
import { bodyKind, decodeText } from './body-preview.ts'
import { eventFields, summarizeEvent } from './event-fields.ts'
import { progressOf } from './progress.ts'
import { requestName } from './request-name.ts'
import { describeState, toneOf } from '../../../shared/describe/status.ts'
import { timelineOf } from './timeline.ts'

function fold(write: (log: SimulatedLog) => void): Exchange {
  const log = new SimulatedLog()
  log.request('a')
  write(log)
  const exchange = log.entries.reduce<Exchange | undefined>(
    (current, entry) => applyToExchange(current, entry, 1),
    undefined,
  )
  if (exchange === undefined) throw new Error('no exchange')
  return exchange
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('the name of a request', () => {
  it.each([
    ['http://a.com/art/logo%20one.png?x=1', { name: 'logo one.png', host: 'a.com' }],
    ['https://a.com:8443/', { name: '/', host: 'a.com:8443' }],
    ['http://a.com/dir/', { name: 'dir', host: 'a.com' }],
    ['http://a.com/%E0%A4%A', { name: '%E0%A4%A', host: 'a.com' }],
    ['not a url', { name: 'not a url', host: '' }],
    ['', { name: '', host: '' }],
  ])('of %s is its last segment, decoded where it can be', (url, expected) => {
    expect(requestName(url)).toEqual(expected)
  })

  it('is cut when the app passes a huge address', () => {
    expect(requestName('x'.repeat(60_000)).name.length).toBeLessThan(400)
  })
})

describe('progress', () => {
  it('gives percent and bytes when the length is known', () => {
    const exchange = fold((log) => {
      log.wire('a', responseHead(200, 1000))
      log.wire('a', { type: 'body-part', receivedBytes: 419 })
    })
    expect(progressOf(exchange)).toEqual({ hasBar: true, percent: 41, text: '41 % of 1.0 kB' })
  })

  it('says that there is no length instead of guessing a percentage', () => {
    const exchange = fold((log) => {
      log.wire('a', responseHead(200, -1))
      log.wire('a', { type: 'body-part', receivedBytes: 88_123 })
    })
    expect(progressOf(exchange)).toEqual({ hasBar: true, text: '88.1 kB, no length' })
  })

  it('leaves the bar of a cancelled request where it was cut', () => {
    const exchange = fold((log) => {
      log.wire('a', responseHead(200, 1000))
      log.add({ kind: 'cancel', exchangeId: 'a', by: 'inspector', receivedBytes: 250 })
    })
    expect(progressOf(exchange)).toEqual({
      hasBar: true,
      percent: 25,
      text: 'Cancelled from the inspector',
    })
  })

  it('never passes 100 when more came than was announced', () => {
    const exchange = fold((log) => {
      log.wire('a', responseHead(200, 10))
      log.wire('a', { type: 'body-part', receivedBytes: 25 })
    })
    expect(progressOf(exchange).percent).toBe(100)
  })
})

describe('state', () => {
  it('tells a 404 from a failure and from a success', () => {
    const notFound = fold((log) => log.finish('a', 404))
    const failed = fold((log) => {
      log.wire('a', { type: 'failure', failure: { code: 'TIMED_OUT', message: 'late' } })
    })
    const fine = fold((log) => log.finish('a'))
    expect([notFound, failed, fine].map(toneOf)).toEqual(['client-error', 'failed', 'success'])
    expect(describeState(notFound)).toBe('Done, client error')
  })
})

describe('bodies', () => {
  it('are text or binary by their type, and by their bytes without one', () => {
    expect(bodyKind('application/vnd.api+json', bytes('{}'))).toBe('text')
    expect(bodyKind('image/png', bytes('text'))).toBe('binary')
    expect(bodyKind('application/octet-stream', new Uint8Array([1, 0, 2]))).toBe('binary')
    expect(bodyKind(undefined, bytes('plain'))).toBe('text')
  })

  it('are decoded by their charset, and as UTF-8 when that is not known', () => {
    expect(decodeText('text/plain; charset=iso-8859-1', new Uint8Array([0xe9]))).toBe('é')
    expect(decodeText('text/plain; charset=klingon', bytes('é'))).toBe('é')
  })
})

describe('delivered events', () => {
  it('show every field as the listener got it', () => {
    const event = recordedEvent({
      responseType: 'text',
      response: { kind: 'bytes', bytes: bytes('a\n"b"') },
      bytesTransferred: 5,
      bytesEstimated: 5,
    })
    expect(Object.fromEntries(eventFields(event).map(({ name, value }) => [name, value]))).toEqual({
      name: '"networkRequest"',
      phase: '"ended"',
      isError: 'false',
      status: '200',
      url: '"http://plugins.solar2d.com/art/logo-banner.png"',
      bytesTransferred: '5',
      bytesEstimated: '5',
      responseType: '"text"',
      response: String.raw`"a\n\"b\""`,
    })
  })

  it('show a saved file as its table', () => {
    const event = recordedEvent({
      response: { kind: 'file', filename: 'a.png', directory: 'DocumentsDirectory', fullPath: '/s/a.png' },
    })
    expect(eventFields(event).slice(-3)).toEqual([
      { name: 'response.filename', value: '"a.png"' },
      { name: 'response.baseDirectory', value: 'system.DocumentsDirectory' },
      { name: 'response.fullPath', value: '"/s/a.png"' },
    ])
  })

  it('are summed up in a line', () => {
    expect(summarizeEvent(recordedEvent({ bytesTransferred: 500, bytesEstimated: 2000 }))).toBe(
      'status 200, 500 B of 2.0 kB',
    )
    expect(summarizeEvent(recordedEvent({ isError: true, status: -1 }))).toBe('isError = true')
  })

  it('stand among the wire marks in the order of time, withheld ones too', () => {
    const exchange = fold((log) => {
      log.wire('a', { type: 'request-sent', sentBytes: 0 })
      log.add({ kind: 'delivered', exchangeId: 'a', event: recordedEvent({ phase: 'began' }) })
      log.add({ kind: 'cancel', exchangeId: 'a', by: 'app', receivedBytes: 0 })
      log.add({ kind: 'withheld', exchangeId: 'a', event: recordedEvent(), reason: 'cancelled' })
    })
    const order = timelineOf(exchange).map((item) =>
      item.kind === 'mark'
        ? item.words.what
        : `${item.lane.event.phase} ${item.lane.withheld ?? 'delivered'}`,
    )
    expect(order).toEqual(['Request sent', 'began delivered', 'Cancelled by the app', 'ended cancelled'])
  })
})
