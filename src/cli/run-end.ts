import { unreachable } from '../shared/outcome.ts'
import type { RunEnd } from '../shared/run/run-record.ts'
import { exitCodes, type ExitCode } from '../shared/run/exit-codes.ts'
import type { AppEnd } from './app/headless-app.ts'
import type { Play } from './script/script-player.ts'

type Endings = {
  readonly ended: Promise<AppEnd>
  readonly play?: Play | undefined
  readonly until: 'idle' | 'exit' | number
  readonly timeoutSeconds: number
  readonly interrupt: AbortSignal
  /** Aborted with the system's code as its reason. */
  readonly output: AbortSignal
}

/** The first of all that can end a run. */
export function firstEnd(endings: Endings): Promise<RunEnd> {
  const { ended, play, until, timeoutSeconds, interrupt, output } = endings
  return new Promise((resolve) => {
    const timers = [
      setTimeout(() => settle(timeoutEnd(timeoutSeconds, play)), timeoutSeconds * 1000),
      ...(typeof until === 'number' ? [setTimeout(() => settleInOrder({ by: 'until' }), until * 1000)] : []),
    ]
    const settle = (end: RunEnd): void => {
      for (const timer of timers) clearTimeout(timer)
      resolve(end)
    }
    // Whatever ends the run in order must leave the script nothing to do.
    const settleInOrder = (end: RunEnd): void => {
      const current = play?.current()
      if (current === undefined) settle(end)
      else settle({ by: 'script', problem: `${current} was not done when ${reasonOf(end)}.` })
    }
    const hearApp = async (): Promise<void> => {
      const end = await ended
      if (end.by === 'crash') settle(end)
      // Two turns of the loop give the script the time to hear that its last step is done.
      else setImmediate(() => setImmediate(() => settleInOrder(end)))
    }
    const hearScript = async (): Promise<void> => {
      const outcome = await play?.done
      if (outcome?.ok === false) settle({ by: 'script', problem: outcome.error.message })
    }
    void hearApp()
    void hearScript()
    onAbort(interrupt, () => settle({ by: 'interrupt' }))
    onAbort(output, () => settle({ by: 'output', code: String(output.reason) }))
  })
}

function timeoutEnd(afterSeconds: number, play: Play | undefined): RunEnd {
  const step = play?.current()
  return { by: 'timeout', afterSeconds, ...(step === undefined ? {} : { step }) }
}

const reasonOf = (end: RunEnd): string =>
  end.by === 'until' ? 'the time of --until was over' : 'the app ended'

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
        `${end.step === undefined ? 'The app was still busy' : `${end.step} was not done`} after ` +
          `${end.afterSeconds} s and was ended. Give it longer with --timeout SECONDS.`,
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
      say(end.problem)
      return exitCodes.appError
    case 'script':
      say(end.problem)
      return exitCodes.expectationFailed
    default:
      return unreachable(end)
  }
}
