import type { ConsoleLevel, LogEvent } from '../shared/log-entry.ts'
import type { Clock } from './clock.ts'

type Line = {
  readonly level: ConsoleLevel
  readonly text: string
  readonly source?: string | undefined
  readonly isUncaught?: true | undefined
}

export type ConsoleIntake = {
  readonly add: (lines: readonly Line[]) => void
  /** Tells how many lines were dropped, if any; nothing is told later. */
  readonly close: () => void
}

/** Characters, of which the log keeps 16 Mi: what comes faster only keeps everybody busy. */
const burst = 16 * 1024 * 1024
const perSecond = 4 * 1024 * 1024
/** A line costs something even when it is empty. */
const lineCost = 100
const tellEveryMs = 1000

/** Records what an app says, as far as anybody could read it, and tells how many lines it left out. */
export function createConsoleIntake(deps: {
  readonly clock: Clock
  readonly record: (event: LogEvent) => void
}): ConsoleIntake {
  const { clock, record } = deps
  let left = burst
  let lastMs = clock.nowMs()
  let dropped = 0
  let stopTimer: (() => void) | undefined

  const tell = (): void => {
    stopTimer = undefined
    if (dropped === 0) return
    const text = `${dropped} console lines were dropped: the app prints too much.`
    dropped = 0
    record({ kind: 'console', level: 'warning', text, loss: 'console-lines' })
  }
  const take = (cost: number): boolean => {
    const nowMs = clock.nowMs()
    left = Math.min(burst, left + ((nowMs - lastMs) / 1000) * perSecond)
    lastMs = nowMs
    if (left < cost) return false
    left -= cost
    return true
  }

  return {
    add: (lines) => {
      for (const { level, text, source, isUncaught } of lines) {
        if (take(text.length + lineCost)) {
          record({
            kind: 'console',
            level,
            text,
            ...(source === undefined ? {} : { source }),
            ...(isUncaught === undefined ? {} : { isUncaught }),
          })
        } else {
          dropped += 1
          stopTimer ??= clock.setTimer(tellEveryMs, tell)
        }
      }
    },
    close: () => {
      stopTimer?.()
      tell()
    },
  }
}
