import { performance } from 'node:perf_hooks'

/** Time as the core knows it: injected, so that tests of timed rules never wait. */
export type Clock = {
  /** Monotonic milliseconds. */
  readonly nowMs: () => number
  /** Runs once after the delay. The returned function cancels; calling it late or twice is no error. */
  readonly setTimer: (delayMs: number, run: () => void) => () => void
}

/** Node runs a timer of a longer delay at once. */
const longestDelayMs = 2_147_483_647

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  setTimer: (delayMs, run) => {
    const timer = setTimeout(run, Math.min(delayMs, longestDelayMs))
    return () => clearTimeout(timer)
  },
}
