import { once } from 'node:events'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { createAppFiles } from '../../core/sandbox/app-files.ts'
import { openSandbox, type SandboxPlace } from '../../core/sandbox/sandbox.ts'
import { serveSync } from '../../core/serve.ts'
import type { RunningApp } from '../../runtime/app.ts'
import { createSolar2dApp } from '../../runtime/solar2d/create-app.ts'
import { appFiles, type AppFilesClient } from '../../shared/contract/app-files.ts'
import type { appNetwork } from '../../shared/contract/app-network.ts'
import { appFilesNames, appNetworkNames } from '../../shared/contract/names.ts'
import { createPortClient } from '../../shared/contract/port.ts'
import { createPerformer } from './perform-action.ts'
import { enterPrintRoom } from './print-room.ts'
import { estimateText } from './text-metrics.ts'
import type { WorkerCommand, WorkerReport, WorkerStart } from './worker-messages.ts'

type PerformCommand = Extract<WorkerCommand, { kind: 'perform' }>

/** The device page's place without a window: 60 frames a second, until nothing can happen any more. */
const frameEveryMs = 1000 / 60

const port = parentPort
if (port === null) throw new Error('The app worker runs in a worker thread only.')
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread's host gives nothing else
const startPort = workerData as MessagePort
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- and sends nothing else
const [start] = (await once(startPort, 'message')) as [WorkerStart]
startPort.close()
const { launch, printRoom } = start
const report = (message: WorkerReport): void => port.postMessage(message)

let wantsExit = false
// What comes while the app is being made is kept: a port has no memory for those who listen late.
const early: WorkerCommand[] = []
let obey = (command: WorkerCommand): void => void early.push(command)
port.on('message', (command: WorkerCommand) => obey(command))

const app = await createSolar2dApp({
  launch,
  network: createPortClient<typeof appNetwork>(appNetworkNames, port),
  files: filesOf(start.projectPath, start.sandbox),
  clock: { nowMs: () => performance.now(), wallClockMs: () => Date.now() },
  console: {
    print: (line) => {
      enterPrintRoom(printRoom, line.byteLength)
      report({ kind: 'print', line })
    },
    message: (message) => {
      enterPrintRoom(printRoom, message.text.length)
      report({ kind: 'message', message })
    },
  },
  requestExit: () => (wantsExit = true),
  find: (finding) => report({ kind: 'finding', finding }),
  measureText: estimateText,
})

app.start()
runFrames(app)

function runFrames(running: RunningApp): void {
  const finish = (): void => {
    clearInterval(timer)
    running.exit()
    report({ kind: 'finished' })
  }
  let endsWhenIdle = start.endsWhenIdle
  const performer = createPerformer(running, () => performance.now())
  const timer = setInterval(() => {
    running.frame()
    performer.frame()
    if (wantsExit || (endsWhenIdle && running.isIdle())) finish()
  }, frameEveryMs)
  const perform = async ({ call, action, withinMs }: PerformCommand): Promise<void> =>
    report({ kind: 'performed', call, outcome: await performer.perform(action, withinMs) })
  obey = (command) => {
    if (command.kind === 'exit') finish()
    else if (command.kind === 'end-when-idle') endsWhenIdle = true
    else if (command.kind === 'perform') void perform(command)
  }
  for (const command of early.splice(0)) obey(command)
}

/** Files are the app's own and the calls are synchronous, so the worker reads them itself, through the same checks. */
function filesOf(projectPath: string, place: SandboxPlace): AppFilesClient {
  const sandbox = openSandbox({ projectPath, ...place })
  if (!sandbox.ok) throw new Error(sandbox.error.message)
  const call = serveSync(appFiles, createAppFiles(sandbox.value).handlers)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made from the very names that the contract must have
  return Object.fromEntries(
    appFilesNames.calls.map((name) => [name, (input: unknown) => call(name, input, undefined)]),
  ) as unknown as AppFilesClient
}
