import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import type { LogEntry, LogEvent, RecordedEvent } from '../../shared/log-entry.ts'
import { createQuietWatch, quietMs } from './quiet-watch.ts'

const ended: RecordedEvent = {
  phase: 'ended',
  isError: false,
  status: 200,
  url: 'http://a.test/',
  bytesTransferred: 0,
  bytesEstimated: -1,
}

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

/** A page that answers what it is asked when the test says so. */
function watchPage() {
  const clock = createManualClock()
  const happened: string[] = []
  const watch = createQuietWatch({
    clock,
    ask: () => happened.push('asked'),
    onIdle: () => happened.push('idle'),
  })
  let sequence = 0
  const log = (event: LogEvent): void => {
    sequence += 1
    const entry: LogEntry = { sequence, atMs: clock.nowMs(), sessionId: 's', ...event }
    watch.hear(entry)
  }
  watch.begin()
  return { watch, clock, happened, log }
}

describe('a page that may be idle', () => {
  it('[R61] is asked when it has loaded and 500 ms have passed, and is idle when it answers', () => {
    const { watch, clock, happened } = watchPage()
    clock.advance(10 * quietMs)
    expect(happened).toEqual([])
    watch.setLoaded(true)
    clock.advance(quietMs - 1)
    expect(happened).toEqual([])
    clock.advance(1)
    expect(happened).toEqual(['asked'])
    watch.answer()
    expect(happened).toEqual(['asked', 'idle'])
  })

  it('[R61] is not while a request is open, and 500 ms after the last', () => {
    const { watch, clock, happened, log } = watchPage()
    watch.setLoaded(true)
    log(request('1'))
    log(request('2'))
    clock.advance(10 * quietMs)
    log({ kind: 'delivered', exchangeId: '1', event: { ...ended, phase: 'began' } })
    log({ kind: 'delivered', exchangeId: '1', event: ended })
    clock.advance(10 * quietMs)
    expect(happened).toEqual([])
    log({ kind: 'withheld', exchangeId: '2', event: ended, reason: 'no-listener' })
    clock.advance(quietMs - 1)
    log(request('3'))
    log({ kind: 'cancel', exchangeId: '3', by: 'app', receivedBytes: 0 })
    clock.advance(quietMs - 1)
    expect(happened).toEqual([])
    clock.advance(1)
    expect(happened).toEqual(['asked'])
  })

  it('[R61] is not when it begins a request before it answers', () => {
    const { watch, clock, happened, log } = watchPage()
    watch.setLoaded(true)
    clock.advance(quietMs)
    log(request('1'))
    watch.answer()
    expect(happened).toEqual(['asked'])
  })

  it('[R61] is not while it loads another page', () => {
    const { watch, clock, happened } = watchPage()
    watch.setLoaded(true)
    watch.setLoaded(false)
    clock.advance(10 * quietMs)
    expect(happened).toEqual([])
  })

  it('[R61] is asked nothing before anybody wants to know, nor afterwards', () => {
    const { watch, clock, happened } = watchPage()
    watch.stop()
    watch.setLoaded(true)
    clock.advance(10 * quietMs)
    expect(happened).toEqual([])
    watch.begin()
    clock.advance(quietMs)
    expect(happened).toEqual(['asked'])
  })
})
