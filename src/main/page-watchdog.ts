import type { Clock } from '../core/clock.ts'

const nothing = (): void => {}

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
  let lastAnswerMs = options.clock.nowMs()
  let cancelTimer = nothing
  const check = (): void => {
    if (options.clock.nowMs() - lastAnswerMs > options.silentAfterMs) {
      options.onSilent()
      return
    }
    options.ping()
    cancelTimer = options.clock.setTimer(options.everyMs, check)
  }
  cancelTimer = options.clock.setTimer(options.everyMs, check)
  return {
    answer: () => {
      lastAnswerMs = options.clock.nowMs()
    },
    stop: () => cancelTimer(),
  }
}
