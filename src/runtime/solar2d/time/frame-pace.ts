/** A call that comes this much too early is the frame all the same: screens and timers are not exact. */
const slackMs = 4

/**
 * Whether a frame is due at that time. Hosts call more often than an app has frames: `config.lua` chooses 30 a second, its
 * default, or 60. Frames that a slow host missed are not made up for. Source: Solar2D docs: guide/basics/configSettings.
 */
export function createFramePace(): (nowMs: number, framesPerSecond: number) => boolean {
  let dueMs = -Infinity

  return (nowMs, framesPerSecond) => {
    if (nowMs < dueMs - slackMs) return false
    const intervalMs = 1000 / framesPerSecond
    const isLate = nowMs > dueMs + intervalMs
    dueMs = (isLate ? nowMs : dueMs) + intervalMs
    return true
  }
}
