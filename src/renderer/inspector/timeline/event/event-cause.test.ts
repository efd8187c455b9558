import { describe, expect, it } from 'vitest'
import { applyToExchange, type Exchange } from '../../../../shared/exchange.ts'
import type { LogEntry } from '../../../../shared/log-entry.ts'
import { profileOf } from '../../../../shared/profile/profiles.ts'
import { addBytePoint, type BytePoint } from '../../state/byte-series.ts'
import { recordedEvent, responseHead, SimulatedLog } from '../../testing/simulated-log.ts'
import { sessionLifeOf } from '../chart/life-bands.ts'
import { type CauseContext, gapWords, wireMomentOf, withheldCause } from './event-cause.ts'

/** The log's entries at moments of their own. */
function contextOf(log: SimulatedLog, times: readonly number[]): CauseContext {
  const entries = log.entries.map((entry, index): LogEntry => ({ ...entry, atMs: times[index] ?? 0 }))
  const bytes: BytePoint[] = []
  for (const entry of entries) addBytePoint(bytes, entry)
  const exchange = entries.reduce<Exchange | undefined>(
    (current, entry) => applyToExchange(current, entry, 1),
    undefined,
  )
  if (exchange === undefined) throw new Error('There is no exchange.')
  const marks = entries.filter((entry) => entry.kind === 'life-cycle')
  const { suspended } = sessionLifeOf(marks, 'session-1', { fromMs: 0, untilMs: 10_000 })
  return { exchange, bytes, suspended, profile: profileOf('android') }
}

const download = (): SimulatedLog => {
  const log = new SimulatedLog()
  log.request('a')
  log.wire('a', responseHead(200, 1000))
  log.wire('a', { type: 'body-part', receivedBytes: 300 })
  return log
}
const progress = (bytesTransferred: number) => recordedEvent({ phase: 'progress', bytesTransferred })

describe('[I156] the gap between the wire and the listener', () => {
  it('runs from the first moment at which the bytes were there', () => {
    const log = download()
    log.wire('a', { type: 'body-part', receivedBytes: 800 })
    log.add({ kind: 'delivered', exchangeId: 'a', event: progress(300) })
    const context = contextOf(log, [0, 10, 20, 60, 22])
    const lane = context.exchange.events[0]
    expect(lane && wireMomentOf(lane, context)).toBe(20)
    expect(lane && gapWords(lane, context)).toBe('Delivered at once: 2.0 ms after these bytes came.')
  })

  it('says how much of it the app was suspended', () => {
    const log = download()
    log.add({ kind: 'life-cycle', event: 'suspend' })
    log.add({ kind: 'life-cycle', event: 'resume' })
    log.add({ kind: 'delivered', exchangeId: 'a', event: progress(300) })
    const context = contextOf(log, [0, 10, 100, 120, 500, 512])
    const lane = context.exchange.events[0]
    expect(lane && gapWords(lane, context)).toBe(
      'Delivered 412 ms after these bytes came: the app was suspended for 380 ms of it.',
    )
  })
})

describe('[I157] a withheld event says why', () => {
  it('by the rule of its profile, and when the app heard of it after all', () => {
    const log = download()
    log.add({ kind: 'delivered', exchangeId: 'a', event: progress(100) })
    log.add({
      kind: 'withheld',
      exchangeId: 'a',
      event: progress(300),
      reason: 'same-phase-within-1000-ms',
    })
    log.add({ kind: 'delivered', exchangeId: 'a', event: progress(900) })
    const context = contextOf(log, [0, 10, 20, 100, 512, 1100])
    const lane = context.exchange.events[1]
    expect(lane && withheldCause(lane, context)).toEqual([
      'Android delivers two events of the same phase no nearer than 1000 ms.',
      'This one came 412 ms after the progress event at +0.100 s.',
      'The app heard of its 300 bytes with the progress event 588 ms later.',
    ])
  })
})
