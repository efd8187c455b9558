import { unreachable } from '../shared/outcome.ts'
import type { AppThread, ThreadEnd } from './app-thread.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'

/** How a run came to its end. */
export type End =
  | ThreadEnd
  | { readonly by: 'timeout' | 'interrupt' }
  /** Standard output takes nothing more; `code` is the system's. */
  | { readonly by: 'output'; readonly code: string }

type Endings = {
  readonly timeoutSeconds: number
  readonly interrupt: AbortSignal
  /** Aborted with the system's code as its reason. */
  readonly output: AbortSignal
}

/** The first of all that can end a run. */
export function firstEnd(thread: Pick<AppThread, 'ended'>, endings: Endings): Promise<End> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ by: 'timeout' }), endings.timeoutSeconds * 1000)
    const settle = (end: End): void => {
      clearTimeout(timer)
      resolve(end)
    }
    void thread.ended.then(settle)
    onAbort(endings.interrupt, () => settle({ by: 'interrupt' }))
    onAbort(endings.output, () => settle({ by: 'output', code: String(endings.output.reason) }))
  })
}

/** A signal may have come before anybody listened. */
function onAbort(signal: AbortSignal, listener: () => void): void {
  if (signal.aborted) listener()
  else signal.addEventListener('abort', listener, { once: true })
}

/** Says why, unless the app itself ended. */
export function exitCodeOf(
  end: End,
  { timeoutSeconds, say }: { readonly timeoutSeconds: number; readonly say: (line: string) => void },
): ExitCode {
  switch (end.by) {
    case 'finished':
      return end.errorCount > 0 ? exitCodes.appError : exitCodes.fine
    case 'timeout':
      say(
        `The app was still busy after ${timeoutSeconds} s and was ended. Give it longer with --timeout SECONDS.`,
      )
      return exitCodes.timeout
    case 'interrupt':
      return exitCodes.interrupted
    case 'output':
      // Whoever reads has seen enough, as `head` does: no failure of the app, and none of ours.
      if (end.code === 'EPIPE') return exitCodes.fine
      say(`Standard output cannot be written (${end.code}). The run was ended.`)
      return exitCodes.usage
    case 'crash':
      say(`The app's thread ended by itself: ${end.problem}`)
      return exitCodes.appError
    default:
      return unreachable(end)
  }
}
