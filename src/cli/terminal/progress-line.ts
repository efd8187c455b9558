import type { Clock } from '../../core/clock.ts'
import type { EventLog } from '../../core/record/event-log.ts'
import { formatBytes } from '../../shared/describe/format-bytes.ts'
import type { LogEntry } from '../../shared/log-entry.ts'

/** Faster than anybody reads costs time for nothing. */
const drawEveryMs = 100

/** To the line's beginning, and all of it away. */
const eraseLine = '\r\u001B[2K'

export type ProgressLine = {
  readonly watch: (log: Pick<EventLog, 'subscribe'>) => void
  /** Takes the line away while something else is written, which must end a line of the terminal for it to come back. */
  readonly around: <T>(write: () => T, endsLine?: boolean) => T
  /** Takes it away for good. */
  readonly stop: () => void
}

/** A last line of a terminal that tells how the requests of a run go. */
export function createProgressLine(terminal: {
  readonly write: (text: string) => void
  /** Read anew for each drawing: a window may change its size. */
  readonly columns: () => number
  readonly clock: Clock
}): ProgressLine {
  const { write, columns, clock } = terminal
  const counts = createCounts()
  let isShown = false
  let isAtLineStart = true
  let cancelTimer: (() => void) | undefined
  let unsubscribe: (() => void) | undefined

  const erase = (): void => {
    if (isShown) write(eraseLine)
    isShown = false
  }
  const draw = (): void => {
    cancelTimer = undefined
    if (!isAtLineStart) return
    // The last column would wrap in some terminals, and a wrapped line cannot be taken away.
    write(`${eraseLine}${counts.describe().slice(0, Math.max(0, columns() - 1))}`)
    isShown = true
  }
  const drawSoon = (): void => {
    if (counts.isEmpty() || unsubscribe === undefined) return
    cancelTimer ??= clock.setTimer(drawEveryMs, draw)
  }

  return {
    watch: (log) => {
      unsubscribe = log.subscribe((entry) => {
        if (counts.hear(entry)) drawSoon()
      })
    },
    around: (writeOther, endsLine = true) => {
      erase()
      try {
        return writeOther()
      } finally {
        isAtLineStart = endsLine
        drawSoon()
      }
    },
    stop: () => {
      unsubscribe?.()
      unsubscribe = undefined
      cancelTimer?.()
      erase()
    },
  }
}

function createCounts() {
  /** Open ones, with the bytes that each has received. */
  const open = new Map<string, number>()
  let done = 0
  let failed = 0
  let cancelled = 0
  let overBytes = 0

  const end = (exchangeId: string, receivedBytes = open.get(exchangeId) ?? 0): boolean => {
    if (!open.delete(exchangeId)) return false
    overBytes += receivedBytes
    return true
  }

  return {
    isEmpty: (): boolean => open.size + done + failed + cancelled === 0,
    /** Whether anything changed. */
    hear: (entry: LogEntry): boolean => {
      if (entry.kind === 'request') {
        open.set(entry.exchangeId, 0)
        return true
      }
      if (entry.kind === 'cancel') {
        if (end(entry.exchangeId, entry.receivedBytes)) cancelled += 1
        return true
      }
      if (entry.kind !== 'wire' || !open.has(entry.exchangeId)) return false
      const { event, exchangeId } = entry
      if (event.type === 'body-part') open.set(exchangeId, event.receivedBytes)
      else if (event.type === 'response-end' && end(exchangeId, event.receivedBytes)) done += 1
      else if (event.type === 'failure' && end(exchangeId)) failed += 1
      else return false
      return true
    },
    /** `2 open · 5 done · 1 failed · 1.2 MB` */
    describe: (): string => {
      const bytes = [...open.values()].reduce((sum, size) => sum + size, overBytes)
      return [
        `${open.size} open`,
        `${done} done`,
        `${failed} failed`,
        ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
        formatBytes(bytes),
      ].join(' · ')
    },
  }
}
