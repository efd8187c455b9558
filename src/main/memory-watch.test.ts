import { expect, it } from 'vitest'
import { createManualClock } from '../../test/support/manual-clock.ts'
import { createMemoryWatch } from './memory-watch.ts'

function watch() {
  const clock = createManualClock()
  const seen: { usedBytes: number | undefined; ends: number } = { usedBytes: 0, ends: 0 }
  const { stop } = createMemoryWatch({
    clock,
    everyMs: 1000,
    mostBytes: 100,
    usedBytes: () => seen.usedBytes,
    onTooMuch: () => {
      seen.ends += 1
    },
  })
  return { clock, seen, stop }
}

it('[G3] a page within its memory lives on, also when nobody knows how much it has', () => {
  const { clock, seen } = watch()
  for (const usedBytes of [0, 100, undefined]) {
    seen.usedBytes = usedBytes
    clock.advance(10_000)
  }
  expect(seen.ends).toBe(0)
})

it('[G3] a page above it is ended, once', () => {
  const { clock, seen } = watch()
  clock.advance(5000)
  seen.usedBytes = 101
  clock.advance(1000)
  expect(seen.ends).toBe(1)
  clock.advance(60_000)
  expect(seen.ends).toBe(1)
  expect(clock.pendingTimers()).toBe(0)
})

it('[G3] nothing is looked at after the end', () => {
  const { clock, seen, stop } = watch()
  stop()
  seen.usedBytes = 1000
  clock.advance(60_000)
  expect(seen.ends).toBe(0)
})
