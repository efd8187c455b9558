import { app as electronApp, type WebContents } from 'electron'
import type { Clock } from '../core/clock.ts'
import { createMemoryWatch } from './memory-watch.ts'
import { createPageWatchdog } from './page-watchdog.ts'

const gibibyte = 1024 ** 3
/** Of the window's whole process, with what it keeps in ours; a game with its pictures has a tenth of it. */
const mostMemoryBytes = 3 * gibibyte

/** Watches what no limit inside the page can hold: its time and its memory. `onBad` is told once why it must end. */
export function watchProcess(options: {
  readonly clock: Clock
  readonly contents: WebContents
  readonly ping: () => void
  readonly onBad: (problem: string) => void
}): { readonly answerPing: () => void; readonly stop: () => void } {
  const { clock, contents, onBad } = options
  // Blobs, databases and private files of a page lie in this process, since its session has no disk.
  const ownBytesAtStart = process.memoryUsage.rss()
  const memoryWatch = createMemoryWatch({
    clock,
    everyMs: 1000,
    mostBytes: mostMemoryBytes,
    usedBytes: () => {
      const pageBytes = memoryOf(contents)
      if (pageBytes === undefined) return undefined
      return pageBytes + Math.max(0, process.memoryUsage.rss() - ownBytesAtStart)
    },
    onTooMuch: () =>
      onBad(
        `The app used more than ${mostMemoryBytes / gibibyte} GiB of memory and was stopped. Look for what it keeps.`,
      ),
  })
  const watchdog = createPageWatchdog({
    clock,
    everyMs: 1000,
    silentAfterMs: 10_000,
    ping: options.ping,
    onSilent: () =>
      onBad('The app did not answer for 10 seconds and was stopped. Look for a loop without end.'),
  })
  return {
    answerPing: watchdog.answer,
    stop: () => {
      watchdog.stop()
      memoryWatch.stop()
    },
  }
}

function memoryOf(contents: WebContents): number | undefined {
  if (contents.isDestroyed()) return undefined
  const processId = contents.getOSProcessId()
  const metric = electronApp.getAppMetrics().find(({ pid }) => pid === processId)
  return metric === undefined ? undefined : metric.memory.workingSetSize * 1024
}
