import type { AppSessionClient, ConsoleLine } from '../../shared/contract/app-session.ts'
import { createConsoleBatch } from '../device/console-batch.ts'

/** Lines that come close together travel together. */
const gatherMs = 16

/** The page has no frame of ours that could send its console: a line asks for that itself. */
export function createWebConsole(session: AppSessionClient): {
  readonly add: (line: ConsoleLine) => void
  readonly flush: () => Promise<void>
} {
  const batch = createConsoleBatch(session)
  let isGathering = false
  const send = (): void => {
    isGathering = false
    void batch.flush()
  }
  return {
    add: (line) => {
      batch.add(line)
      if (isGathering) return
      isGathering = true
      setTimeout(send, gatherMs)
    },
    flush: batch.flush,
  }
}
