import { describe, expect, it } from 'vitest'
import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { toHar } from '../../src/shared/har/to-har.ts'
import { foldExchanges } from '../../src/shared/run/fold-exchanges.ts'
import { harProblems } from '../support/check-har.ts'
import { foreignHar } from '../support/foreign-har.ts'
import { readHarValue } from '../support/read-har-value.ts'

describe('archives of other tools', () => {
  it('[P31] become exchanges without events, with their bodies and phases', () => {
    const run = readHarValue(foreignHar())
    expect(run).toMatchObject({ isOurs: false, creator: 'WebInspector 537.36', mended: [] })
    const [exchange] = foldExchanges(run.record.entries)
    expect(exchange).toMatchObject({
      state: 'done',
      request: { method: 'POST', url: 'https://a.test/x', bodySizeBytes: 3 },
      head: { status: 200, httpVersion: '2', lengthBytes: 2 },
      receivedBytes: 2,
      events: [],
    })
    const har = toHar(run.record, { codec: byteCodec, version: '1', withSensitive: true })
    expect(har.log.entries[0]).toMatchObject({
      startedDateTime: '2026-01-02T03:04:05.250Z',
      time: 40,
      timings: { blocked: 1, dns: 2, connect: 10, ssl: 6, send: 1, wait: 20, receive: 6 },
      serverIPAddress: '93.184.216.34',
      request: { postData: { text: 'a=b' } },
      response: { content: { text: 'AP8=', encoding: 'base64' } },
    })
  })

  it.each([
    [
      'Charles: nulls where texts belong',
      {
        response: {
          status: 200,
          statusText: null,
          httpVersion: null,
          headers: [{ name: 'A', value: null }],
          content: { size: 1, mimeType: null, text: 'x' },
          redirectURL: null,
          headersSize: null,
          bodySize: null,
        },
      },
    ],
    ['Firefox: no timings', { timings: undefined }],
    [
      'Firefox: bodySize null',
      { request: { method: 'GET', url: 'http://a.test/', headers: [], bodySize: null } },
    ],
    ['an address that is none', { serverIPAddress: 'localhost', connection: 5 }],
    [
      'cookies of any shape',
      { request: { method: 'GET', url: 'http://a.test/', cookies: [{ expires: 'soon' }] } },
    ],
    ['sizes that are no integers', { request: { method: 'GET', url: 'http://a.test/', headersSize: 1.5 } }],
    [
      'a body that is no base64',
      { response: { status: 200, content: { size: 2, text: '!', encoding: 'base64' } } },
    ],
  ] as const)('[P32] forgives %s', (_what, special) => {
    const run = readHarValue(foreignHar(special))
    expect(foldExchanges(run.record.entries)).toMatchObject([{ state: 'done' }])
    const har = toHar(run.record, { codec: byteCodec, version: '1', withSensitive: false })
    expect(harProblems(har)).toEqual([])
  })

  it('[P32] says what it puts right or leaves out', () => {
    const run = readHarValue(
      foreignHar({}, { entries: [1, { request: { url: 'http://a.test/' } }, { request: {} }] }),
    )
    expect(run.mended).toEqual([
      'log.entries[0]: It has no request with a URL and was left out.',
      'log.entries[1].startedDateTime: It is no date. The time of the entry before it was taken.',
      'log.entries[1].response: There is none. It counts as failed.',
      'log.entries[2]: It has no request with a URL and was left out.',
    ])
    expect(foldExchanges(run.record.entries)).toMatchObject([
      { state: 'failed', failure: { code: 'UNKNOWN', message: 'No response was recorded.' } },
    ])
  })

  it('[P32] an empty archive is an empty run', () => {
    expect(readHarValue(foreignHar({}, { entries: [] })).record).toMatchObject({ entries: [], durationMs: 0 })
  })

  it('[P30] what was read once comes back the same', () => {
    const options = { codec: byteCodec, version: '1', withSensitive: true }
    const first = toHar(readHarValue(foreignHar()).record, options)
    expect(JSON.stringify(toHar(readHarValue(first).record, options))).toBe(JSON.stringify(first))
  })
})
