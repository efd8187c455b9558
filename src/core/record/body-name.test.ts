import { describe, expect, it } from 'vitest'
import { begin } from '../../../test/support/log-events.ts'
import type { LogEntry, LogEvent } from '../../shared/log-entry.ts'
import { bodyFileName } from './body-name.ts'

function exchange(url: string, disposition?: string): readonly LogEntry[] {
  const request = begin('a')
  if (request.kind !== 'request') throw new Error('unreachable')
  const head: LogEvent = {
    kind: 'wire',
    exchangeId: 'a',
    event: {
      type: 'response-head',
      head: {
        url,
        status: 200,
        statusText: 'OK',
        httpVersion: '1.1',
        headers: disposition === undefined ? [] : [['Content-Disposition', disposition]],
        lengthBytes: -1,
      },
    },
  }
  const events = [{ ...request, request: { ...request.request, url } }, head]
  return events.map((event, index) => ({ sequence: index + 1, atMs: 0, sessionId: 's', ...event }))
}

describe('[I26] the name for a body', () => {
  it.each([
    ['http://h/a/b.json?x=1', undefined, 'b.json'],
    ['http://h/', undefined, 'response-body'],
    ['nonsense', undefined, 'response-body'],
    ['http://h/%E3%81%93.png', undefined, 'こ.png'],
    ['http://h/%2e%2e%2f%2e%2e%2fetc%2fpasswd', undefined, '_.._etc_passwd'],
    ['http://h/x', 'attachment; filename="report (1).pdf"', 'report (1).pdf'],
    ['http://h/x', 'attachment; filename=a.txt; size=3', 'a.txt'],
    ['http://h/x', `attachment; filename="a.txt"; filename*=UTF-8''%c3%a4.txt`, 'ä.txt'],
    ['http://h/x', 'attachment; filename="../../.bashrc"', '_.._.bashrc'],
    ['http://h/x', 'attachment; filename="CONIN$"', '_CONIN$'],
    ['http://h/x', 'attachment; filename="COM\u00b9.txt"', '_COM\u00b9.txt'],
    ['http://h/x', 'attachment; filename="a\u061c\u2060\u00adb"', 'a_b'],
    ['http://h/x', `attachment; filename="${'\u6f22'.repeat(90)}.png"`, `${'\u6f22'.repeat(65)}.png`],
    ['http://h/x', 'attachment; filename="a\u202egpj.exe"', 'a_gpj.exe'],
    ['http://h/con.txt', undefined, '_con.txt'],
    ['http://h/a%00b', undefined, 'a_b'],
    ['http://h/...', undefined, 'response-body'],
  ])('%s with %s is %s', (url, disposition, name) => {
    expect(bodyFileName(exchange(url, disposition), 'response')).toBe(name)
  })

  it('is short, and keeps what it ends in', () => {
    const name = bodyFileName(exchange(`http://h/${'x'.repeat(500)}.json`), 'response')
    expect(name).toMatch(/^x+\.json$/)
    expect(name).toHaveLength(100)
    expect(bodyFileName(exchange('http://h/a'), 'request')).toBe('request-body')
  })
})
