import { describe, expect, it } from 'vitest'
import { createEventList, createHandTransport, wireRequest } from '../../../test/support/hand-transport.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import type { LogEvent } from '../../shared/log-entry.ts'
import { compose } from './compose.ts'
import { recordWire } from './record-wire.ts'

function openRecorder() {
  const clock = createManualClock()
  const log: LogEvent[] = []
  const transport = createHandTransport()
  const { events, handler } = createEventList()
  const dispatch = compose(transport.dispatch, recordWire({ record: (event) => log.push(event), clock }))
  const call = dispatch(wireRequest(), handler)
  const onEvent = transport.calls[0]?.handler.onEvent ?? (() => {})
  const part = (receivedBytes: number): void => onEvent({ type: 'body-part', receivedBytes })
  const parts = () =>
    log.flatMap((entry) =>
      entry.kind === 'wire' && entry.event.type === 'body-part' ? [entry.event.receivedBytes] : [],
    )
  return { clock, log, events, call, onEvent, part, parts }
}

describe('record', () => {
  it('[N40] body parts go to the log once in 50 ms, the newest of each gap; the app side gets them all', () => {
    const { clock, part, parts, events } = openRecorder()
    part(1)
    part(2)
    part(3)
    expect(parts()).toEqual([1])
    clock.advance(49)
    expect(parts()).toEqual([1])
    clock.advance(1)
    expect(parts()).toEqual([1, 3])
    clock.advance(1000)
    part(4)
    expect(parts()).toEqual([1, 3, 4])
    expect(events).toHaveLength(4)
  })

  it('what waits is written before anything else, so the log is in order', () => {
    const { clock, log, part, onEvent } = openRecorder()
    part(1)
    part(2)
    onEvent({ type: 'response-end', receivedBytes: 2 })
    expect(log.map((entry) => entry.kind === 'wire' && entry.event.type)).toEqual([
      'body-part',
      'body-part',
      'response-end',
    ])
    expect(clock.pendingTimers()).toBe(0)
  })

  it('[N34] a cancel drops what waits', () => {
    const { clock, part, parts, call } = openRecorder()
    part(1)
    part(2)
    call.cancel()
    clock.advance(1000)
    expect(parts()).toEqual([1])
  })

  it('every entry names the exchange', () => {
    const { log, onEvent } = openRecorder()
    onEvent({ type: 'request-sent', sentBytes: 0 })
    expect(log).toEqual([
      { kind: 'wire', exchangeId: 's1:r1', event: { type: 'request-sent', sentBytes: 0 } },
    ])
  })
})
