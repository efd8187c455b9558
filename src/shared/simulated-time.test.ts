import { describe, expect, it } from 'vitest'
import type { WireEvent } from './log-entry.ts'
import { simulatedParts, simulatedWords } from './simulated-time.ts'
import type { Phase } from './wire-phases.ts'

const head = {
  url: 'http://a/',
  status: 200,
  statusText: '',
  httpVersion: '1.1',
  headers: [],
  lengthBytes: 1,
}
const wire = (...events: readonly (readonly [number, WireEvent])[]) => ({
  wire: events.map(([atMs, event]) => ({ atMs, event })),
})
const phases: readonly Phase[] = [
  { name: 'send', fromMs: 0, untilMs: 10 },
  { name: 'wait', fromMs: 10, untilMs: 60 },
  { name: 'wait', fromMs: 70, untilMs: 100 },
  { name: 'receive', fromMs: 100, untilMs: 300 },
]

describe('simulated time', () => {
  it('[I242] lies in the phase that it made, hop by hop', () => {
    const exchange = wire(
      [60, { type: 'redirect', status: 302, location: '/', simulatedMs: 40 }],
      [100, { type: 'response-head', head, simulatedMs: 25 }],
      [300, { type: 'response-end', receivedBytes: 1, simulatedMs: 180 }],
    )
    expect(simulatedParts(exchange, phases)).toEqual([
      { name: 'wait', fromMs: 10, untilMs: 50 },
      { name: 'wait', fromMs: 70, untilMs: 95 },
      { name: 'receive', fromMs: 100, untilMs: 280 },
    ])
  })

  it('[I242] is never longer than what was measured, and none where none was said', () => {
    const exchange = wire(
      [100, { type: 'response-head', head, simulatedMs: 31 }],
      [300, { type: 'response-end', receivedBytes: 1 }],
    )
    expect(simulatedParts(exchange, phases)).toEqual([{ name: 'wait', fromMs: 70, untilMs: 100 }])
  })

  it('[I242] is told of a body that was cut as well', () => {
    const cut = { ...wire([100, { type: 'response-head', head }]), endedAtMs: 300, simulatedMs: 150 }
    expect(simulatedParts(cut, phases)).toEqual([{ name: 'receive', fromMs: 100, untilMs: 250 }])
  })

  it('[I242] stands apart from what was measured, in words', () => {
    expect(simulatedWords(412, 294)).toBe('412 ms = 118 ms measured + 294 ms simulated')
    expect(simulatedWords(685.3, 596.6)).toBe('685 ms = 88 ms measured + 597 ms simulated')
    expect(simulatedWords(10, 12)).toBe('10 ms = 0 ms measured + 10 ms simulated')
  })
})
