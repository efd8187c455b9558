/** Runs a task soon, once; the returned function takes it back. */
export type Schedule = (task: () => void) => () => void

/**
 * The next animation frame, or a quarter of a second later in a window that paints none (hidden, minimised), so that
 * what waits for a frame cannot pile up.
 */
export const nextFrame: Schedule = (task) => {
  const run = (): void => {
    cancel()
    task()
  }
  const frame = requestAnimationFrame(run)
  const timer = setTimeout(run, 250)
  const cancel = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  return cancel
}
