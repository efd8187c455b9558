import { expect, it } from 'vitest'
import { createManualClock } from '../../test/support/manual-clock.ts'
import { createRateLimit } from './rate-limit.ts'

function openLimit(options: { readonly burst: number; readonly perSecond: number }) {
  const clock = createManualClock()
  const { take } = createRateLimit({ ...options, nowMs: clock.nowMs })
  return {
    clock,
    /** How many of the calls are let through. */
    takeMany: (calls: number): number => Array.from({ length: calls }, take).filter(Boolean).length,
  }
}

it('[G1] the burst is let through at once, and what is beyond is refused', () => {
  const { takeMany } = openLimit({ burst: 20, perSecond: 5 })
  expect(takeMany(20)).toBe(20)
  expect(takeMany(5)).toBe(0)
})

it('[G1] calls come back with time, never above the burst', () => {
  const { clock, takeMany } = openLimit({ burst: 20, perSecond: 5 })
  takeMany(20)
  clock.advance(1000)
  expect(takeMany(20)).toBe(5)
  clock.advance(3_600_000)
  expect(takeMany(100)).toBe(20)
})

it('[G1] parts of a call add up', () => {
  const { clock, takeMany } = openLimit({ burst: 1, perSecond: 4 })
  takeMany(1)
  clock.advance(125)
  expect(takeMany(1)).toBe(0)
  clock.advance(125)
  expect(takeMany(2)).toBe(1)
})

it('[G1] a refused call costs nothing', () => {
  const { clock, takeMany } = openLimit({ burst: 2, perSecond: 1 })
  expect(takeMany(1000)).toBe(2)
  clock.advance(1000)
  expect(takeMany(1000)).toBe(1)
})

it('[G1] a call may be worth several, and is let through whole or not at all', () => {
  const clock = createManualClock()
  const { take } = createRateLimit({ burst: 10, perSecond: 1, nowMs: clock.nowMs })
  expect([take(4), take(4), take(4), take(2), take()]).toEqual([true, true, false, true, false])
})
