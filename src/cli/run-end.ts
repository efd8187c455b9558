import { unreachable } from '../shared/outcome.ts'
import type { RunEnd } from '../shared/run/run-record.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import type { AppEnd } from './headless-app.ts'

type Endings = {
  readonly until: 'idle' | 'exit' | number
  readonly timeoutSeconds: number
  readonly interrupt: AbortSignal
  /** Aborted with the system's code as its reason. */
  readonly output: AbortSignal
}

/** The first of all that can end a run. */
export function firstEnd(ended: Promise<AppEnd>, endings: Endings): Promise<RunEnd> {
  const { until, timeoutSeconds, interrupt, output } = endings
  return new Promise((resolve) => {
    const timers = [
      setTimeout(() => settle({ by: 'timeout', afterSeconds: timeoutSeconds }), timeoutSeconds * 1000),
      ...(typeof until === 'number' ? [setTimeout(() => settle({ by: 'until' }), until * 1000)] : []),
    ]
    const settle = (end: RunEnd): void => {
      for (const timer of timers) clearTimeout(timer)
      resolve(end)
    }
    void ended.then(settle)
    onAbort(interrupt, () => settle({ by: 'interrupt' }))
    onAbort(output, () => settle({ by: 'output', code: String(output.reason) }))
  })
}

/** A signal may have come before anybody listened. */
function onAbort(signal: AbortSignal, listener: () => void): void {
  if (signal.aborted) listener()
  else signal.addEventListener('abort', listener, { once: true })
}

/** Says why, unless the app itself ended. */
export function exitCodeOf(end: RunEnd, errorCount: number, say: (line: string) => void): ExitCode {
  switch (end.by) {
    case 'finished':
    case 'until':
      return errorCount > 0 ? exitCodes.appError : exitCodes.fine
    case 'timeout':
      say(
        `The app was still busy after ${end.afterSeconds} s and was ended. Give it longer with --timeout SECONDS.`,
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
    case 'script':
      say(end.problem)
      return exitCodes.expectationFailed
    default:
      return unreachable(end)
  }
}
