import type { RuntimeMessage } from '../../runtime/host.ts'
import type { FindingReport } from '../../shared/finding.ts'
import { fail, type Outcome } from '../../shared/outcome.ts'
import type { AppEnd, HeadlessApp } from './headless-app.ts'
import { createPrintRoom, leavePrintRoom } from './print-room.ts'
import { takeThread } from './spare-thread.ts'
import type { WorkerCommand, WorkerReport, WorkerStart } from './worker-messages.ts'

/** Time that the app's exit listeners get; a thread that is stuck is not waited for. */
const exitGraceMs = 1000

/** A thread in which a Solar2D project runs. */
export function startAppThread(
  start: Omit<WorkerStart, 'printRoom'>,
  listener: {
    readonly print: (line: Uint8Array) => void
    readonly message: (message: RuntimeMessage) => void
    readonly finding: (finding: FindingReport) => void
  },
): HeadlessApp {
  const printRoom = createPrintRoom()
  const workerStart: WorkerStart = { ...start, printRoom }
  const { worker, begin } = takeThread()
  const send = (command: WorkerCommand): void => worker.postMessage(command)
  const performing = new Map<number, (outcome: Outcome<void>) => void>()
  let lastCall = 0
  const settle = (call: number, outcome: Outcome<void>): void => {
    performing.get(call)?.(outcome)
    performing.delete(call)
  }
  const ended = new Promise<AppEnd>((resolve) => {
    const crashed = (reason: string): void =>
      resolve({ by: 'crash', problem: `The app's thread ended by itself: ${reason}` })
    worker.on('message', (report: WorkerReport) => {
      if (report.kind === 'print') {
        listener.print(report.line)
        leavePrintRoom(printRoom, report.line.byteLength)
      } else if (report.kind === 'message') {
        listener.message(report.message)
        leavePrintRoom(printRoom, report.message.text.length)
      } else if (report.kind === 'finding') listener.finding(report.finding)
      else if (report.kind === 'performed') settle(report.call, report.outcome)
      else if (report.kind === 'finished') resolve({ by: 'finished' })
    })
    worker.on('error', (error) => crashed(error.message))
    worker.on('exit', (code) => {
      crashed(`exit code ${code}`)
      for (const call of performing.keys()) settle(call, fail('SESSION_ENDED', 'the app has ended'))
    })
  })
  begin(workerStart)
  return {
    port: worker,
    ended,
    perform: (action, withinMs) => {
      lastCall += 1
      const call = lastCall
      const outcome = new Promise<Outcome<void>>((resolve) => performing.set(call, resolve))
      send({ kind: 'perform', call, action, withinMs })
      return outcome
    },
    endWhenIdle: () => send({ kind: 'end-when-idle' }),
    askToExit: async () => {
      send({ kind: 'exit' })
      let timer: NodeJS.Timeout | undefined
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, exitGraceMs)
      })
      await Promise.race([ended, grace])
      clearTimeout(timer)
    },
    terminate: async () => {
      await worker.terminate()
    },
  }
}
