import { describe, expect, it } from 'vitest'
import type { LaneEvent } from '../../../../shared/exchange.ts'
import type { Phase } from '../../../../shared/network-event.ts'
import { recordedEvent } from '../../testing/simulated-log.ts'
import { clustersOf, clusterWords, holds } from './clusters.ts'
import { createScale } from './span.ts'

let sequence = 0
const lane = (atMs: number, phase: Phase, isWithheld = false): LaneEvent => ({
  sequence: (sequence += 1),
  atMs,
  event: recordedEvent({ phase }),
  ...(isWithheld ? { withheld: 'same-phase-within-1000-ms' } : {}),
})

describe('[I153] events that stand too close', () => {
  it('are one mark that says how many they are; phases and lanes stay apart', () => {
    const events = [
      lane(0, 'began'),
      lane(1, 'progress'),
      lane(2, 'progress', true),
      lane(3, 'progress', true),
      lane(4, 'progress'),
      lane(500, 'progress'),
      lane(501, 'ended'),
    ]
    const clusters = clustersOf(events, createScale({ fromMs: 0, untilMs: 1000 }, 500))
    expect(clusters.map(clusterWords)).toEqual([
      'began',
      '2 progress events',
      '2 withheld progress events',
      'progress',
      'ended',
    ])
    const withheld = clusters[2]
    expect(events.map((event) => withheld !== undefined && holds(withheld, event))).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('never make more marks than the axis has room for', () => {
    const events = Array.from({ length: 50_000 }, (_, index) => lane(index, 'progress', index % 2 === 0))
    const clusters = clustersOf(events, createScale({ fromMs: 0, untilMs: 50_000 }, 600))
    expect(clusters.length).toBeLessThan(2 * (600 / 15))
    expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(50_000)
  })

  it('come apart when the axis is nearer, and what is far outside is not drawn', () => {
    const events = [lane(10, 'progress'), lane(11, 'progress'), lane(900, 'progress')]
    const clusters = clustersOf(events, createScale({ fromMs: 9, untilMs: 19 }, 500))
    expect(clusters.map(({ count }) => count)).toEqual([1, 1])
  })
})
