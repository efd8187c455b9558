import { parentPort, workerData } from 'node:worker_threads'
import { createAppFiles } from '../core/sandbox/app-files.ts'
import { openSandbox } from '../core/sandbox/sandbox.ts'
import { serveSync } from '../core/serve.ts'
import type { RunningApp } from '../runtime/app.ts'
import { createSolar2dApp } from '../runtime/solar2d/create-app.ts'
import { appFiles, type AppFilesClient } from '../shared/contract/app-files.ts'
import type { appNetwork } from '../shared/contract/app-network.ts'
import { appFilesNames, appNetworkNames } from '../shared/contract/names.ts'
import { createPortClient } from '../shared/contract/port.ts'
import { enterPrintRoom } from './print-room.ts'
import { estimateText } from './text-metrics.ts'
import type { WorkerCommand, WorkerReport, WorkerStart } from './worker-messages.ts'

/** The device page's place without a window: 60 frames a second, until nothing can happen any more. */
const frameEveryMs = 1000 / 60

const port = parentPort
if (port === null) throw new Error('The app worker runs in a worker thread only.')
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `startAppThread` gives nothing else
const { launch, projectPath, sandboxesPath, printRoom, endsWhenIdle } = workerData as WorkerStart
const report = (message: WorkerReport): void => port.postMessage(message)

const app = await createSolar2dApp({
  launch,
  network: createPortClient<typeof appNetwork>(appNetworkNames, port),
  files: filesOf(projectPath),
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
  const timer = setInterval(() => {
    running.frame()
    if (endsWhenIdle && running.isIdle()) finish()
  }, frameEveryMs)
  port?.on('message', (message: WorkerCommand) => {
    if (message.kind === 'exit') finish()
  })
}

/** Files are the app's own and the calls are synchronous, so the worker reads them itself, through the same checks. */
function filesOf(path: string): AppFilesClient {
  const sandbox = openSandbox({ projectPath: path, sandboxesPath })
  if (!sandbox.ok) throw new Error(sandbox.error.message)
  const call = serveSync(appFiles, createAppFiles(sandbox.value).handlers)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made from the very names that the contract must have
  return Object.fromEntries(
    appFilesNames.calls.map((name) => [name, (input: unknown) => call(name, input, undefined)]),
  ) as unknown as AppFilesClient
}
