import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../../../shared/log-entry.ts'
import { recordedEvent } from '../../testing/simulated-log.ts'
import { changesBetween } from './event-diff.ts'
import { eventTable } from './event-table.ts'
import { toJson, toLua } from './event-text.ts'

const file = recordedEvent({
  bytesTransferred: 10,
  responseHeaders: { ETag: '"1"', end: 'a' },
  responseType: 'binary',
  response: { kind: 'file', filename: 'a.png', directory: 'DocumentsDirectory', fullPath: '/d/a.png' },
})

const withBody = (text: string, over: Partial<RecordedEvent> = {}): string => {
  const response = { kind: 'bytes', bytes: new TextEncoder().encode(text) } as const
  return toLua(eventTable(recordedEvent({ responseType: 'text', response, ...over })))
}

describe('[I154] an event as its table', () => {
  it('is valid Lua, its fields in the order of the manual', () => {
    expect(toLua(eventTable(file))).toBe(`{
  name = "networkRequest",
  phase = "ended",
  isError = false,
  status = 200,
  url = "http://plugins.solar2d.com/art/logo-banner.png",
  bytesTransferred = 10,
  bytesEstimated = -1,
  responseHeaders = {
    ETag = "\\"1\\"",
    ["end"] = "a",
  },
  response = {
    filename = "a.png",
    baseDirectory = system.DocumentsDirectory,
    fullPath = "/d/a.png",
  },
  responseType = "binary",
}`)
  })

  it('is JSON with the same fields, whatever they are called', () => {
    const hostile = recordedEvent({ responseHeaders: Object.fromEntries([['__proto__', 'x']]) })
    expect(toJson(eventTable(hostile))).toContain('"__proto__": "x"')
    expect(JSON.parse(toJson(eventTable(file)))).toMatchObject({
      phase: 'ended',
      response: { baseDirectory: 'system.DocumentsDirectory' },
    })
  })

  it('writes what commands or turns the writing as bytes', () => {
    const url = 'http://a/\u202etxt\u0007\n"'
    expect(toLua(eventTable(recordedEvent({ url })))).toContain(
      String.raw`url = "http://a/\226\128\174txt\007\n\"",`,
    )
  })

  it('shows text, and of other bodies and of what the log has cut the size', () => {
    expect(withBody('hello')).toContain('response = "hello",')
    expect(withBody('hello', { responseSizeBytes: 5_000_000 })).toContain(
      '5.0 MB of text, begins with "hello"',
    )
    expect(withBody('\0\u0001', { responseType: 'binary' })).toContain('2 B of binary data')
    expect(withBody(']]x', { responseSizeBytes: 9 })).not.toContain(']]x')
  })
})

describe('[I155] what changed since the event before', () => {
  it('is told field by field, with old and new', () => {
    const began = recordedEvent({ phase: 'began', status: -1 })
    const progress = recordedEvent({
      phase: 'progress',
      status: 200,
      bytesTransferred: 65_536,
      responseHeaders: { ETag: '1' },
    })
    expect(changesBetween(began, progress)).toEqual([
      { path: 'phase', kind: 'changed', before: '"began"', after: '"progress"' },
      { path: 'status', kind: 'changed', before: '-1', after: '200' },
      { path: 'bytesTransferred', kind: 'changed', before: '0', after: '65536', by: '+65,536' },
      { path: 'responseHeaders.ETag', kind: 'added', after: '"1"' },
    ])
    expect(changesBetween(progress, began).at(-1)).toEqual({
      path: 'responseHeaders.ETag',
      kind: 'removed',
      before: '"1"',
    })
    expect(changesBetween(began, began)).toEqual([])
  })
})
