/**
 * A token bucket: an app may make many calls at once (a game that starts 1 000 downloads is honest), but not without
 * end, so that it cannot keep the main process busy with messages alone.
 */
export function createRateLimit(options: {
  readonly burst: number
  readonly perSecond: number
  readonly nowMs: () => number
}): {
  /** `cost` is what the call is worth in simple ones. */
  readonly take: (cost?: number) => boolean
} {
  let tokens = options.burst
  let lastMs = options.nowMs()
  return {
    take: (cost = 1) => {
      const nowMs = options.nowMs()
      tokens = Math.min(options.burst, tokens + ((nowMs - lastMs) / 1000) * options.perSecond)
      lastMs = nowMs
      if (tokens < cost) return false
      tokens -= cost
      return true
    },
  }
}
