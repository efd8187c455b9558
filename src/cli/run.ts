import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { systemClock } from '../core/clock.ts'
import { readLuaWasm } from '../core/lua-wasm.ts'
import { openProject } from '../core/project/project.ts'
import { createEventLog } from '../core/record/event-log.ts'
import { openSandbox } from '../core/sandbox/sandbox.ts'
import { defaultSandboxesPath } from '../core/sandboxes-path.ts'
import { serve } from '../core/serve.ts'
import { openSession } from '../core/session.ts'
import { appNetwork } from '../shared/contract/app-network.ts'
import { appNetworkNames } from '../shared/contract/names.ts'
import { openEventsFile } from './events-file.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { createPortPublish, servePort } from './port.ts'
import type { WorkerCommand, WorkerReport, WorkerStart } from './worker-messages.ts'

export type RunOptions = {
  readonly projectPath: string
  readonly eventsPath?: string
  readonly timeoutSeconds: number
  /** The app's `print` output, byte for byte. */
  readonly writeOutput: (bytes: Uint8Array) => void
  /** One line of ours: warnings, errors, why the run ended. */
  readonly say: (line: string) => void
  /** Ends the run early, as Ctrl-C does. */
  readonly interrupt: AbortSignal
}

type End =
  | { readonly by: 'finished'; readonly errorCount: number }
  | { readonly by: 'timeout' | 'interrupt' | 'crash' }

/** Runs a project without a window until it is idle. All that the run opened is closed when it resolves. */
export async function run(options: RunOptions): Promise<ExitCode> {
  const { say } = options
  const usage = (problem: string): ExitCode => {
    say(problem)
    return exitCodes.usage
  }
  const project = await openProject(options.projectPath)
  if (!project.ok) return usage(project.error.message)
  if (project.value.kind !== 'solar2d') {
    return usage(
      `${options.projectPath}: web apps cannot run without a window yet; a folder with main.lua can.`,
    )
  }
  const sandboxesPath = defaultSandboxesPath()
  const sandbox = openSandbox({ projectPath: project.value.path, sandboxesPath })
  if (!sandbox.ok) return usage(sandbox.error.message)
  const log = createEventLog({ nowMs: systemClock.nowMs })
  const events = options.eventsPath === undefined ? undefined : await openEventsFile(options.eventsPath, log)
  if (events !== undefined && !events.ok) return usage(events.error.message)

  const sessionId = randomBytes(6).toString('hex')
  const start: WorkerStart = {
    launch: {
      projectName: project.value.name,
      sessionId,
      luaWasm: await readLuaWasm(),
      contentWidth: 320,
      contentHeight: 480,
    },
    projectPath: project.value.path,
    sandboxesPath,
  }
  const worker = new Worker(new URL('./app-worker.js', import.meta.url), {
    workerData: start,
    stdout: true,
    stderr: true,
  })
  const publish = createPortPublish<typeof appNetwork>(appNetworkNames, worker)
  const session = await openSession({
    id: sessionId,
    project: project.value,
    sandbox: sandbox.value,
    log,
    clock: systemClock,
    deliver: (message) => publish('event', message),
  })
  const call = serve(appNetwork, session.network)
  servePort(appNetworkNames, worker, (name, input) => call(name, input, undefined))

  const end = await untilEnd(worker, options)
  if (end.by === 'timeout' || end.by === 'interrupt') await askToExit(worker)
  await session.close('close')
  await worker.terminate()
  const written = await events?.value.close()
  if (written !== undefined && !written.ok) say(written.error.message)
  return exitCodeOf(end, options)
}

function untilEnd(worker: Worker, { timeoutSeconds, interrupt, writeOutput, say }: RunOptions): Promise<End> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ by: 'timeout' }), timeoutSeconds * 1000)
    const settle = (end: End): void => {
      clearTimeout(timer)
      resolve(end)
    }
    interrupt.addEventListener('abort', () => settle({ by: 'interrupt' }), { once: true })
    worker.on('message', (report: WorkerReport) => {
      if (report.kind === 'print') writeOutput(report.line)
      else if (report.kind === 'message') say(`${report.message.level}: ${report.message.text}`)
      else if (report.kind === 'finished') settle({ by: 'finished', errorCount: report.errorCount })
    })
    worker.on('error', (error) => {
      say(`The app's thread ended by itself: ${error.message}`)
      settle({ by: 'crash' })
    })
    worker.on('exit', () => settle({ by: 'crash' }))
  })
}

/** Lets the app's exit listeners run; a thread that is stuck is not waited for. */
async function askToExit(worker: Worker): Promise<void> {
  const command: WorkerCommand = { kind: 'exit' }
  worker.postMessage(command)
  const finished = (async () => {
    for (;;) {
      const [report] = (await once(worker, 'message')) as [WorkerReport]
      if (report.kind === 'finished') return
    }
  })()
  await Promise.race([
    finished,
    once(worker, 'exit'),
    new Promise((resolve) => setTimeout(resolve, 1000).unref()),
  ])
}

function exitCodeOf(end: End, { timeoutSeconds, say }: RunOptions): ExitCode {
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
    case 'crash':
      return exitCodes.appError
  }
}
