import { Worker } from 'node:worker_threads'
import type { RuntimeMessage } from '../runtime/host.ts'
import type { FindingReport } from '../shared/finding.ts'
import type { Port } from './port.ts'
import { createPrintRoom, leavePrintRoom } from './print-room.ts'
import type { WorkerCommand, WorkerReport, WorkerStart } from './worker-messages.ts'

/** Time that the app's exit listeners get; a thread that is stuck is not waited for. */
const exitGraceMs = 1000

export type ThreadEnd =
  | { readonly by: 'finished'; readonly errorCount: number }
  /** The thread itself failed, whatever the app did. */
  | { readonly by: 'crash'; readonly problem: string }

/** The thread in which the app runs. */
export type AppThread = {
  /** Carries the calls of the app's surfaces. Listen at once: what nobody hears is not kept. */
  readonly port: Port
  readonly ended: Promise<ThreadEnd>
  /** Lets the app's exit listeners run, unless the app has ended. Never fails. */
  readonly askToExit: () => Promise<void>
  /** Resolves when the thread is gone and everything that it said was heard. */
  readonly terminate: () => Promise<void>
}

export function startAppThread(
  start: Omit<WorkerStart, 'printRoom'>,
  listener: {
    readonly print: (line: Uint8Array) => void
    readonly message: (message: RuntimeMessage) => void
    readonly finding: (finding: FindingReport) => void
  },
): AppThread {
  const printRoom = createPrintRoom()
  const workerStart: WorkerStart = { ...start, printRoom }
  const worker = new Worker(new URL('./app-worker.js', import.meta.url), {
    workerData: workerStart,
    // Nothing of ours writes there, and standard output is the app's alone.
    stdout: true,
    stderr: true,
  })
  const ended = new Promise<ThreadEnd>((resolve) => {
    worker.on('message', (report: WorkerReport) => {
      if (report.kind === 'print') {
        listener.print(report.line)
        leavePrintRoom(printRoom, report.line.byteLength)
      } else if (report.kind === 'message') {
        listener.message(report.message)
        leavePrintRoom(printRoom, report.message.text.length)
      } else if (report.kind === 'finding') listener.finding(report.finding)
      else if (report.kind === 'finished') resolve({ by: 'finished', errorCount: report.errorCount })
    })
    worker.on('error', (error) => resolve({ by: 'crash', problem: error.message }))
    worker.on('exit', (code) => resolve({ by: 'crash', problem: `exit code ${code}` }))
  })
  return {
    port: worker,
    ended,
    askToExit: async () => {
      const command: WorkerCommand = { kind: 'exit' }
      worker.postMessage(command)
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
