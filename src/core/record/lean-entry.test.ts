import { expect, it } from 'vitest'
import { begin, ended, line } from '../../../test/support/log-events.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import type { HeaderList, LogEntry, LogEvent } from '../../shared/log-entry.ts'
import { createEventLog } from './event-log.ts'
import { leanEntry } from './lean-entry.ts'
import { snapshotPage } from './snapshot-page.ts'

const entryOf = (event: LogEvent): LogEntry => ({ sequence: 1, atMs: 0, sessionId: 's', ...event })
const lean = (event: LogEvent, ...wanted: readonly string[]): LogEntry | undefined =>
  leanEntry(entryOf(event), new Set(wanted))

const head = (headers: HeaderList) => ({
  url: 'http://x.test/',
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  headers,
  lengthBytes: 3,
})
const fields: HeaderList = [
  ['Content-Type', 'text/plain'],
  ['ETag', '"1"'],
  ['etag', '"2"'],
  ['Server', 'x'],
]

it('[I20] a list gets the headers that it shows, and the type of a response', () => {
  expect(lean(begin('a'))).toMatchObject({ request: { url: 'http://example.com/', headers: [] } })
  expect(lean(begin('a'), 'request:accept')).toMatchObject({ request: { headers: [['Accept', '*/*']] } })
  const response: LogEvent = {
    kind: 'wire',
    exchangeId: 'a',
    event: { type: 'response-head', head: head(fields) },
  }
  expect(lean(response, 'response:etag', 'request:server')).toMatchObject({
    event: { head: { status: 200, headers: fields.slice(0, 3) } },
  })
})

it('[I20] a list gets no bodies, and no heads that it does not show', () => {
  const event = lean(ended('a', 1000))
  expect(event).toMatchObject({ event: { phase: 'ended', isError: false, bytesTransferred: 1000 } })
  expect(JSON.stringify(event)).not.toContain('response')
  const { url, httpVersion, headers } = head(fields)
  const sent = { url, httpVersion, headers, method: 'GET', sizeBytes: 10 }
  expect(lean({ kind: 'wire', exchangeId: 'a', event: { type: 'request-head', head: sent } })).toBeUndefined()
  const hop = { type: 'redirect', status: 302, location: '/x', head: head(fields) } as const
  expect(lean({ kind: 'wire', exchangeId: 'a', event: hop })).toMatchObject({ event: { location: '/x' } })
  expect(lean(line('text'))).toEqual(entryOf(line('text')))
})

it('[I20] what a list does not need counts as given', () => {
  const log = createEventLog({ nowMs: createManualClock().nowMs })
  const { url, httpVersion, headers } = head(fields)
  const sent = { url, httpVersion, headers, method: 'GET', sizeBytes: 10 }
  log.append('s', begin('a'))
  for (let index = 0; index < 6000; index += 1) {
    log.append('s', { kind: 'wire', exchangeId: 'a', event: { type: 'request-head', head: sent } })
  }
  let now = 0
  const page = snapshotPage(log, 1, { nowMs: () => (now += 1) }, new Set())
  expect(page).toMatchObject({ entries: [], isComplete: false })
  expect(page.upTo).toBeGreaterThan(100)
})
