import type { AppSessionClient, ConsoleLine } from '../../shared/contract/app-session.ts'

/** Bounds of the contract: a longer text is cut, more lines than this wait for the next batch. */
const maxTextLength = 65_536
const maxLinesPerBatch = 1000
/** Lines kept while the host is busy; beyond them an app that prints without end loses the oldest, and is told. */
const maxWaitingLines = 10_000
/** Many at once: making room for each line alone would cost the app more than printing it. */
const linesDroppedAtOnce = maxWaitingLines / 10

/** Collects console lines and hands them over in batches, one at a time. */
export function createConsoleBatch(session: Pick<AppSessionClient, 'report'>): {
  readonly add: (line: ConsoleLine) => void
  /** Resolves when the host has all lines, or takes no more for now. Never rejects. */
  readonly flush: () => Promise<void>
} {
  let waiting: ConsoleLine[] = []
  let dropped = 0
  let sending: Promise<void> | undefined

  const send = async (): Promise<void> => {
    while (waiting.length > 0 || dropped > 0) {
      const notices = dropped > 0 ? [noticeOf(dropped)] : []
      const lines = waiting.splice(0, maxLinesPerBatch - notices.length)
      const lost = dropped + lines.length
      dropped = 0
      if (await isTaken(session, [...notices, ...lines])) continue
      dropped += lost
      return
    }
  }

  return {
    add: (line) => {
      waiting.push(
        line.text.length > maxTextLength ? { ...line, text: line.text.slice(0, maxTextLength) } : line,
      )
      if (waiting.length > maxWaitingLines) {
        dropped += linesDroppedAtOnce
        waiting = waiting.slice(linesDroppedAtOnce)
      }
    },
    flush: () => {
      sending ??= send().finally(() => {
        sending = undefined
      })
      return sending
    },
  }
}

async function isTaken(session: Pick<AppSessionClient, 'report'>, lines: ConsoleLine[]): Promise<boolean> {
  try {
    return (await session.report({ lines })).ok
  } catch {
    return false
  }
}

function noticeOf(dropped: number): ConsoleLine {
  return { level: 'warning', text: `${dropped} console lines were dropped: the app prints too fast.` }
}
