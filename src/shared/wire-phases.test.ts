import { describe, expect, it } from 'vitest'
import type { WireEvent } from './log-entry.ts'
import { attemptsOf, isReused, phasesOf } from './wire-phases.ts'

const head = (url: string): WireEvent => ({
  type: 'request-head',
  head: { url, method: 'GET', httpVersion: '1.1', headers: [], sizeBytes: 40 },
})
const fresh: WireEvent = { type: 'socket', reused: false }
const reused: WireEvent = { type: 'socket', reused: true }
const lookup: WireEvent = { type: 'lookup', address: '127.0.0.1' }
const connect: WireEvent = { type: 'connect', remoteAddress: '127.0.0.1' }
const sent: WireEvent = { type: 'request-sent', sentBytes: 0 }
const response: WireEvent = {
  type: 'response-head',
  head: { url: 'http://a/', status: 200, statusText: '', httpVersion: '1.1', headers: [], lengthBytes: -1 },
}
const redirect: WireEvent = { type: 'redirect', status: 302, location: '/b' }

const exchange = (endedAtMs: number | undefined, ...marks: readonly (readonly [number, WireEvent])[]) => ({
  startedAtMs: 100,
  ...(endedAtMs === undefined ? {} : { endedAtMs }),
  wire: marks.map(([atMs, event]) => ({ atMs, event })),
})

const said = (timed: ReturnType<typeof exchange>, nowMs = 0): string =>
  phasesOf(timed, nowMs)
    .map(({ name, fromMs, untilMs }) => `${name} ${fromMs}-${untilMs}`)
    .join(', ')

describe('[I150] the phases of an exchange', () => {
  it('lie end to end from its start to its end', () => {
    const asked = exchange(
      140,
      [100, head('http://a/')],
      [101, fresh],
      [103, lookup],
      [107, connect],
      [108, sent],
      [120, response],
    )
    expect(said(asked)).toBe(
      'queued 100-101, lookup 101-103, connect 103-107, send 107-108, wait 108-120, receive 120-140',
    )
  })

  it('begin anew after a redirect, and wait for the next hop until it is there', () => {
    const marks = [
      [100, head('http://a/')],
      [101, fresh],
      [104, connect],
      [105, sent],
      [110, redirect],
    ] as const
    expect(said(exchange(undefined, ...marks), 115)).toBe(
      'queued 100-101, connect 101-104, send 104-105, wait 105-110, queued 110-115',
    )
    const next = exchange(
      130,
      ...marks,
      [112, head('http://a/b')],
      [113, reused],
      [114, sent],
      [120, response],
    )
    expect(said(next)).toContain('queued 110-113, send 113-114, wait 114-120, receive 120-130')
    expect(isReused(next)).toBe(true)
  })

  it('show what a dead connection took, and the attempt that followed', () => {
    const asked = exchange(
      140,
      [100, head('http://a/')],
      [101, reused],
      [102, sent],
      [120, head('http://a/')],
      [121, fresh],
      [123, connect],
      [124, sent],
      [130, response],
    )
    expect(said(asked)).toBe(
      'queued 100-101, send 101-102, wait 102-120, queued 120-121, connect 121-123, send 123-124, wait 124-130, receive 130-140',
    )
    expect(attemptsOf(100, asked.wire).map((attempt) => attempt.isReused)).toEqual([true, false])
  })

  it('know a handshake that goes on by the address', () => {
    const marks = [
      [101, fresh],
      [104, connect],
    ] as const
    expect(said(exchange(undefined, [100, head('https://a/')], ...marks), 110)).toContain('tls 104-110')
    expect(said(exchange(undefined, [100, head('http://a/')], ...marks), 110)).toContain('send 104-110')
  })

  it('stop where it was cancelled, whatever the wire still says', () => {
    expect(said(exchange(105, [101, reused], [102, sent], [120, response]))).toBe(
      'queued 100-101, send 101-102, wait 102-105',
    )
  })
})
