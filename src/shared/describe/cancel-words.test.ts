import { expect, it } from 'vitest'
import { applyToExchange, type Exchange } from '../exchange.ts'
import type { LogEvent, RecordedEvent, RequestRecord, WireEvent } from '../log-entry.ts'
import { cancelWords } from './cancel-words.ts'

const request: RequestRecord = {
  api: 'download',
  method: 'GET',
  url: 'http://a.test/',
  headers: [],
  bodySizeBytes: 0,
  progress: 'download',
  timeoutMs: 30_000,
}
const head = (lengthBytes: number): WireEvent => ({
  type: 'response-head',
  head: { url: request.url, status: 200, statusText: 'OK', httpVersion: '1.1', headers: [], lengthBytes },
})
const progress: RecordedEvent = {
  phase: 'progress',
  isError: false,
  status: 200,
  url: request.url,
  bytesTransferred: 410,
  bytesEstimated: 1000,
}
const cancel = { kind: 'cancel', exchangeId: 'a', by: 'app', receivedBytes: 410 } as const
const wire = (event: WireEvent): LogEvent => ({ kind: 'wire', exchangeId: 'a', event })

function exchangeOf(...events: readonly LogEvent[]): Exchange {
  const all: readonly LogEvent[] = [{ kind: 'request', exchangeId: 'a', request }, ...events]
  const folded = all.reduce<Exchange | undefined>(
    (current, event, index) =>
      applyToExchange(current, { sequence: index + 1, atMs: index * 10, sessionId: 's', ...event }, 1),
    undefined,
  )
  if (folded === undefined) throw new Error('There is no exchange.')
  return folded
}

it('[I151] a cancel says at which byte it landed', () => {
  expect(cancelWords(exchangeOf(wire(head(1000)), cancel))).toEqual({
    what: 'Cancelled by the app',
    where: 'at 410 bytes of 1,000 bytes (41 %)',
    after: 'The app got nothing after it.',
  })
  expect(cancelWords(exchangeOf(wire(head(-1)), cancel))?.where).toBe('at 410 bytes, length unknown')
  expect(cancelWords(exchangeOf(cancel))?.where).toBe('before the response began')
  expect(cancelWords(exchangeOf(wire(head(1000))))).toBeUndefined()
})

it('[I151] and what the app got after it', () => {
  const got: LogEvent = { kind: 'delivered', exchangeId: 'a', event: progress }
  const kept: LogEvent = { kind: 'withheld', exchangeId: 'a', event: progress, reason: 'cancelled' }
  expect(cancelWords(exchangeOf(wire(head(1000)), cancel, got, kept))?.after).toBe(
    'The app still got 1 event; 1 event withheld.',
  )
  expect(cancelWords(exchangeOf(wire(head(1000)), got, cancel, kept, kept))?.after).toBe(
    'The app got nothing after it; 2 events withheld.',
  )
})
