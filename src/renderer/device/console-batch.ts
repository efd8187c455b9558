import type { AppSessionClient, ConsoleLine } from '../../shared/contract/app-session.ts'

/** Bounds of the contract: a longer text is cut, more lines than this wait for the next batch. */
const maxTextLength = 65_536
const maxLinesPerBatch = 1000
/** Lines kept while the host is busy; beyond them an app that prints without end loses the oldest, and is told. */
const maxWaitingLines = 10_000

/** Collects console lines and hands them over in batches, one at a time. */
export function createConsoleBatch(session: AppSessionClient): {
  readonly add: (line: ConsoleLine) => void
  readonly flush: () => Promise<void>
} {
  let waiting: ConsoleLine[] = []
  let dropped = 0
  let sending: Promise<void> | undefined

  const send = async (): Promise<void> => {
    while (waiting.length > 0 || dropped > 0) {
      const lines = waiting.splice(0, maxLinesPerBatch - 1)
      if (dropped > 0) {
        lines.unshift({
          level: 'warning',
          text: `${dropped} console lines were dropped: the app prints too fast.`,
        })
        dropped = 0
      }
      await session.report({ lines })
    }
  }

  return {
    add: (line) => {
      waiting.push(
        line.text.length > maxTextLength ? { ...line, text: line.text.slice(0, maxTextLength) } : line,
      )
      if (waiting.length > maxWaitingLines) {
        const excess = waiting.length - maxWaitingLines
        dropped += excess
        waiting = waiting.slice(excess)
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
