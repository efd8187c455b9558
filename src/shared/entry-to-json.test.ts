import { describe, expect, it } from 'vitest'
import { entryToJson, type ByteDecoder } from './entry-to-json.ts'
import type { LogEntry, RecordedEvent } from './log-entry.ts'

/** A host that reads ASCII only. */
const decode: ByteDecoder = {
  text: (bytes) => (bytes.every((byte) => byte < 128) ? String.fromCodePoint(...bytes) : undefined),
  base64: (bytes) => Buffer.from(bytes).toString('base64'),
}

const place = { sequence: 3, atMs: 1.5, sessionId: 's', exchangeId: 's:r-1' }

const ended: RecordedEvent = {
  phase: 'ended',
  isError: false,
  status: 200,
  url: 'http://a.test/',
  bytesTransferred: 2,
  bytesEstimated: -1,
  responseHeaders: { 'Content-Type': 'text/plain' },
  responseType: 'text',
}

const jsonOf = (response: RecordedEvent['response']): unknown => {
  const event = response === undefined ? ended : { ...ended, response }
  return JSON.parse(JSON.stringify(entryToJson({ ...place, kind: 'delivered', event }, decode)))
}

describe('an entry as JSON', () => {
  it('[R11] holds the fields of the event as the listener has them', () => {
    expect(jsonOf(undefined)).toEqual({
      ...place,
      kind: 'delivered',
      event: { name: 'networkRequest', requestId: 's:r-1', ...ended },
    })
  })

  it('[R11] holds a body of text as a string, any other as base64, an empty one as an empty string', () => {
    expect(jsonOf({ kind: 'bytes', bytes: Uint8Array.of(104, 105) })).toHaveProperty('event.response', 'hi')
    expect(jsonOf({ kind: 'bytes', bytes: Uint8Array.of(0, 255) })).toHaveProperty('event.response', {
      base64: 'AP8=',
    })
    expect(jsonOf({ kind: 'bytes', bytes: new Uint8Array() })).toHaveProperty('event.response', '')
  })

  it('[R11] names a saved file as Lua does', () => {
    const file = { filename: 'a/b.png', directory: 'CachesDirectory', fullPath: '/x/a/b.png' } as const
    expect(jsonOf({ kind: 'file', ...file })).toHaveProperty('event.response', {
      filename: 'a/b.png',
      baseDirectory: 'system.CachesDirectory',
      fullPath: '/x/a/b.png',
    })
  })

  it('[R11] says why an event was withheld', () => {
    const entry: LogEntry = { ...place, kind: 'withheld', event: ended, reason: 'cancelled' }
    expect(entryToJson(entry, decode)).toMatchObject({ kind: 'withheld', reason: 'cancelled' })
  })

  it('[R10] leaves every other entry as it is', () => {
    const entry: LogEntry = { ...place, kind: 'cancel', by: 'app', receivedBytes: 7 }
    expect(entryToJson(entry, decode)).toEqual(entry)
  })
})
