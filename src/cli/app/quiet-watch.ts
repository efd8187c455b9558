import type { Clock } from '../../core/clock.ts'
import type { LogEntry } from '../../shared/log-entry.ts'

/** What a page does between two of its requests takes less, and nobody wants to wait longer. */
export const quietMs = 500

export type QuietWatch = {
  readonly setLoaded: (isLoaded: boolean) => void
  readonly hear: (entry: LogEntry) => void
  /** The page has answered. */
  readonly answer: () => void
  /** From now on it tells. */
  readonly begin: () => void
  readonly stop: () => void
}

const nothing = (): void => {}

/**
 * A page never says that it is done: its timers and its drawing are its own. It counts as idle when it has loaded, no
 * request is open, none has begun or ended for a while, and then it answers.
 */
export function createQuietWatch(deps: {
  readonly clock: Clock
  /** Asks the page for an answer: one that computes, or is stuck, is not idle. */
  readonly ask: () => void
  readonly onIdle: () => void
}): QuietWatch {
  const open = new Set<string>()
  let isWatching = false
  let isLoaded = false
  let cancelTimer = nothing
  let isAsked = false
  const ask = (): void => {
    isAsked = true
    deps.ask()
  }
  const waitAnew = (): void => {
    cancelTimer()
    isAsked = false
    if (isWatching && isLoaded && open.size === 0) cancelTimer = deps.clock.setTimer(quietMs, ask)
  }
  return {
    setLoaded: (next) => {
      isLoaded = next
      waitAnew()
    },
    hear: (entry) => {
      if (entry.kind === 'request') open.add(entry.exchangeId)
      else if (isEnd(entry)) open.delete(entry.exchangeId)
      else return
      waitAnew()
    },
    answer: () => {
      if (isAsked) deps.onIdle()
    },
    begin: () => {
      isWatching = true
      waitAnew()
    },
    stop: () => {
      isWatching = false
      waitAnew()
    },
  }
}

/** The listener has heard of the end, or never will. */
function isEnd(entry: LogEntry): entry is Extract<LogEntry, { readonly exchangeId: string }> {
  if (entry.kind === 'cancel') return true
  return (entry.kind === 'delivered' || entry.kind === 'withheld') && entry.event.phase === 'ended'
}
