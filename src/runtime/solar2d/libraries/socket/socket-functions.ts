import type { RuntimeHost } from '../../../host.ts'
import type { LuaInput } from '../../../lua/values.ts'
import { numberOf } from '../../bytes.ts'

const longestSleepMs = 1000
/** So many looks at a clock that shows the same time: it stands still. */
const mostLooks = 1_000_000

/** The two clocks of `socket`. */
export function createSocketFunctions(clock: RuntimeHost['clock']): Record<string, LuaInput> {
  return {
    /** Seconds since 1970, with fractions. */
    wallClock: () => clock.wallClockMs() / 1000,
    socketSleep: (seconds) => {
      const wantedMs = numberOf(seconds, longestSleepMs / 1000) * 1000
      const untilMs = clock.nowMs() + Math.min(longestSleepMs, Math.max(0, wantedMs))
      let seenMs = clock.nowMs()
      for (let looks = 0; seenMs < untilMs && looks < mostLooks; looks += 1) {
        const nowMs = clock.nowMs()
        if (nowMs > seenMs) looks = 0
        seenMs = nowMs
      }
      return undefined
    },
  }
}
