/** The app's own time: it begins with the app and stands still while the app is suspended. */
export function createAppTime(nowMs: () => number): {
  readonly nowMs: () => number
  readonly suspend: () => void
  readonly resume: () => void
} {
  let startedMs = nowMs()
  let stoppedMs: number | undefined

  return {
    nowMs: () => (stoppedMs ?? nowMs()) - startedMs,
    suspend: () => {
      stoppedMs ??= nowMs()
    },
    resume: () => {
      if (stoppedMs === undefined) return
      startedMs += nowMs() - stoppedMs
      stoppedMs = undefined
    },
  }
}
