import { expect, it } from 'vitest'
import { createManualClock } from '../../test/support/manual-clock.ts'
import { createPageWatchdog } from './page-watchdog.ts'

function watch(onPing: (watchdog: { answer: () => void; stop: () => void }) => void = () => {}) {
  const manual = createManualClock()
  const seen = { pings: 0, silences: 0, sleptMs: 0 }
  const watchdog = createPageWatchdog({
    clock: { ...manual, nowMs: () => manual.nowMs() + seen.sleptMs },
    everyMs: 1000,
    silentAfterMs: 10_000,
    ping: () => {
      seen.pings += 1
      onPing(watchdog)
    },
    onSilent: () => {
      seen.silences += 1
    },
  })
  return { ...watchdog, seen, clock: manual }
}

it('[G2] a page that answers lives on', () => {
  const { seen, clock } = watch(({ answer }) => answer())
  clock.advance(60_000)
  expect(seen).toMatchObject({ pings: 60, silences: 0 })
})

it('[G2] a page that leaves ten questions without an answer is silent, once', () => {
  const { seen, clock } = watch()
  clock.advance(10_000)
  expect(seen).toMatchObject({ pings: 10, silences: 0 })
  clock.advance(1000)
  expect(seen).toMatchObject({ pings: 10, silences: 1 })
  clock.advance(60_000)
  expect(seen).toMatchObject({ pings: 10, silences: 1 })
  expect(clock.pendingTimers()).toBe(0)
})

it('[G2] one late answer is enough', () => {
  const { answer, seen, clock } = watch()
  clock.advance(10_000)
  answer()
  clock.advance(10_000)
  expect(seen.silences).toBe(0)
  clock.advance(1000)
  expect(seen.silences).toBe(1)
})

it('[G2] a host that slept does not blame the page for the time in between', () => {
  const { answer, seen, clock } = watch()
  clock.advance(3000)
  answer()
  seen.sleptMs = 3_600_000
  clock.advance(1000)
  expect(seen.silences).toBe(0)
  answer()
  clock.advance(10_000)
  expect(seen.silences).toBe(0)
})

it('[G2] nothing is asked after the end, also when the end comes with a question', () => {
  const early = watch()
  early.stop()
  early.clock.advance(60_000)
  expect(early.seen).toMatchObject({ pings: 0, silences: 0 })
  const amid = watch(({ stop }) => stop())
  amid.clock.advance(60_000)
  expect(amid.seen).toMatchObject({ pings: 1, silences: 0 })
})
