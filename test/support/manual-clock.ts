import type { Clock } from '../../src/core/clock.ts'

export type ManualClock = Clock & {
  /** Moves time on and runs what falls due, in order of its time. */
  readonly advance: (ms: number) => void
  readonly pendingTimers: () => number
}

type Timer = { readonly dueMs: number; readonly run: () => void }

export function createManualClock(): ManualClock {
  let nowMs = 0
  const timers = new Set<Timer>()

  const nextDue = (untilMs: number): Timer | undefined =>
    [...timers].filter((timer) => timer.dueMs <= untilMs).toSorted((a, b) => a.dueMs - b.dueMs)[0]

  return {
    nowMs: () => nowMs,
    setTimer: (delayMs, run) => {
      const timer = { dueMs: nowMs + delayMs, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance: (ms) => {
      const untilMs = nowMs + ms
      for (let timer = nextDue(untilMs); timer !== undefined; timer = nextDue(untilMs)) {
        timers.delete(timer)
        nowMs = timer.dueMs
        timer.run()
      }
      nowMs = untilMs
    },
    pendingTimers: () => timers.size,
  }
}
