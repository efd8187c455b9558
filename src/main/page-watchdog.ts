import type { Clock } from '../core/clock.ts'

/**
 * Lua's own watchdog ends a loop of Lua instructions; a search inside a C function has no instruction to hook. So the
 * host asks the page to answer now and then, and a page that stays silent is ended.
 */
export function createPageWatchdog(options: {
  readonly clock: Clock
  readonly ping: () => void
  readonly onSilent: () => void
  readonly everyMs: number
  readonly silentAfterMs: number
}): { readonly answer: () => void; readonly stop: () => void } {
  const mostUnanswered = options.silentAfterMs / options.everyMs
  // Questions are counted, not time: a host that slept, or hung itself, has not asked in between.
  let unanswered = 0
  const check = (): void => {
    if (unanswered >= mostUnanswered) {
      options.onSilent()
      return
    }
    unanswered += 1
    cancelTimer = options.clock.setTimer(options.everyMs, check)
    options.ping()
  }
  let cancelTimer = options.clock.setTimer(options.everyMs, check)
  return {
    answer: () => {
      unanswered = 0
    },
    stop: () => cancelTimer(),
  }
}
