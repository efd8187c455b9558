import type { ManualClock } from './manual-clock.ts'

/** Moves the clock on whenever somebody waits for it, until the work is settled. Resolves to the time that passed. */
export async function runClockUntilSettled(
  clock: ManualClock,
  work: Promise<unknown>,
  stepMs: number,
): Promise<number> {
  const state = { isSettled: false, passedMs: 0 }
  const settle = (): void => void (state.isSettled = true)
  work.then(settle, settle)
  while (!state.isSettled) {
    await new Promise((resolve) => setImmediate(resolve))
    if (clock.pendingTimers() === 0) continue
    clock.advance(stepMs)
    state.passedMs += stepMs
  }
  return state.passedMs
}
