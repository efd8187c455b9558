import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import type { LogEntry, LogEvent } from '../../shared/log-entry.ts'
import { createProgressLine } from './progress-line.ts'

const request = (exchangeId: string): LogEvent => ({
  kind: 'request',
  exchangeId,
  request: {
    api: 'request',
    method: 'GET',
    url: 'http://a.test/',
    headers: [],
    bodySizeBytes: 0,
    progress: 'none',
    timeoutMs: 30_000,
  },
})
const part = (exchangeId: string, receivedBytes: number): LogEvent => ({
  kind: 'wire',
  exchangeId,
  event: { type: 'body-part', receivedBytes },
})
const end = (exchangeId: string, receivedBytes: number): LogEvent => ({
  kind: 'wire',
  exchangeId,
  event: { type: 'response-end', receivedBytes },
})

const erase = '\r\u001B[2K'

/** A terminal: what its lines show, of which the last can be erased. */
function openTerminal(columns = 80) {
  const clock = createManualClock()
  const listeners: ((entry: LogEntry) => void)[] = []
  let text = ''
  let writes = 0
  const line = createProgressLine({
    clock,
    columns: () => columns,
    write: (added) => {
      writes += 1
      const [first = '', ...erased] = added.split(erase)
      text += first
      for (const piece of erased) text = text.slice(0, text.lastIndexOf('\n') + 1) + piece
    },
  })
  line.watch({
    subscribe: (listener) => {
      listeners.push(listener)
      return () => undefined
    },
  })
  return {
    clock,
    line,
    text: () => text,
    writes: () => writes,
    print: (added: string) => line.around(() => void (text += added), added.endsWith('\n')),
    log: (...events: readonly LogEvent[]) => {
      for (const event of events) listeners[0]?.({ sequence: 1, atMs: 0, sessionId: 's', ...event })
    },
  }
}

describe('[R22] the progress line', () => {
  test('counts requests and bytes', () => {
    const { clock, log, text } = openTerminal()
    log(request('a'), request('b'), request('c'), request('d'), part('a', 1500), end('b', 500))
    log({
      kind: 'wire',
      exchangeId: 'c',
      event: { type: 'failure', failure: { code: 'TIMED_OUT', message: 'late' } },
    })
    clock.advance(100)
    expect(text()).toBe('2 open · 1 done · 1 failed · 2.0 kB')
    log({ kind: 'cancel', exchangeId: 'd', by: 'app', receivedBytes: 10 }, end('a', 2000))
    clock.advance(100)
    expect(text()).toBe('0 open · 2 done · 1 failed · 1 cancelled · 2.5 kB')
  })

  test('is drawn ten times a second at most, and not at all before the first request', () => {
    const { clock, log, writes, print } = openTerminal()
    print('hello\n')
    clock.advance(1000)
    expect(writes()).toBe(0)
    log(request('a'), part('a', 1), part('a', 2))
    expect(writes()).toBe(0)
    clock.advance(100)
    log(part('a', 3))
    clock.advance(99)
    expect(writes()).toBe(1)
    clock.advance(1)
    expect(writes()).toBe(2)
  })

  test('makes room for other lines and comes back after them', () => {
    const { clock, log, text, print } = openTerminal()
    log(request('a'))
    clock.advance(100)
    print('printed\n')
    expect(text()).toBe('printed\n')
    clock.advance(100)
    expect(text()).toBe('printed\n1 open · 0 done · 0 failed · 0 B')
  })

  test('stays away while a line is not ended', () => {
    const { clock, log, text, print } = openTerminal()
    log(request('a'))
    print('half')
    clock.advance(500)
    expect(text()).toBe('half')
    print(' whole\n')
    clock.advance(100)
    expect(text()).toBe('half whole\n1 open · 0 done · 0 failed · 0 B')
  })

  test('is never wider than the terminal, and leaves nothing behind', () => {
    const { clock, log, text, line } = openTerminal(10)
    log(request('a'))
    clock.advance(100)
    expect(text()).toBe('1 open · ')
    log(request('b'))
    line.stop()
    clock.advance(1000)
    expect(text()).toBe('')
    expect(clock.pendingTimers()).toBe(0)
  })
})
