import type { Clock } from '../core/clock.ts'

/**
 * The heap of Lua is bounded, but pictures that a page decodes are not, nor is what a web app makes: a page that takes
 * more than any honest one is ended before the machine has to.
 */
export function createMemoryWatch(options: {
  readonly clock: Clock
  /** Of the page's process; undefined when it is not known. */
  readonly usedBytes: () => number | undefined
  readonly onTooMuch: () => void
  readonly mostBytes: number
  readonly everyMs: number
}): { readonly stop: () => void } {
  const check = (): void => {
    if ((options.usedBytes() ?? 0) > options.mostBytes) return options.onTooMuch()
    cancelTimer = options.clock.setTimer(options.everyMs, check)
  }
  let cancelTimer = options.clock.setTimer(options.everyMs, check)
  return { stop: () => cancelTimer() }
}
