/** The log's clock as seen from this window: entries carry milliseconds since the log began, not wall time. */
export type LogClock = {
  /** Something with this log time has just arrived: the log is at least this far. */
  readonly observe: (logMs: number) => void
  readonly nowMs: () => number
}

/** `localNowMs` is any monotonic clock. Until something was observed the log is taken to begin now. */
export function createLogClock(localNowMs: () => number): LogClock {
  let offsetMs = -localNowMs()
  return {
    observe: (logMs) => {
      // What arrives is late by its way, never early: the largest offset is the nearest to the truth.
      offsetMs = Math.max(offsetMs, logMs - localNowMs())
    },
    nowMs: () => localNowMs() + offsetMs,
  }
}
