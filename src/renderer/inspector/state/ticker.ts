export type Ticker = {
  readonly subscribe: (listener: () => void) => () => void
  /** The time of the last tick: equal between ticks, so that a view reads one value. */
  readonly nowMs: () => number
}

/** One interval for everything that shows a running time, and none while nothing does. */
export function createTicker(readNowMs: () => number, intervalMs = 200): Ticker {
  const listeners = new Set<() => void>()
  let tickedAtMs = readNowMs()
  let timer: ReturnType<typeof setInterval> | undefined

  const tick = (): void => {
    tickedAtMs = readNowMs()
    for (const listener of listeners) listener()
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      if (timer === undefined) {
        tickedAtMs = readNowMs()
        timer = setInterval(tick, intervalMs)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
    nowMs: () => tickedAtMs,
  }
}
