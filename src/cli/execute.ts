import { randomBytes } from 'node:crypto'
import { systemClock } from '../core/clock.ts'
import { readLuaWasm } from '../core/lua-wasm.ts'
import type { Project } from '../core/project/project.ts'
import type { EventLog } from '../core/record/event-log.ts'
import type { Sandbox } from '../core/sandbox/sandbox.ts'
import { serve } from '../core/serve.ts'
import { openSession } from '../core/session.ts'
import { readSqliteWasm } from '../core/sqlite-wasm.ts'
import type { RuntimeMessage } from '../runtime/host.ts'
import { appNetwork } from '../shared/contract/app-network.ts'
import type { Launch } from '../shared/contract/app-session.ts'
import type { Publish } from '../shared/contract/define.ts'
import { appNetworkNames } from '../shared/contract/names.ts'
import { deviceOf } from '../shared/device.ts'
import type { Profile } from '../shared/profile/profile.ts'
import type { RunEnd } from '../shared/run/run-record.ts'
import { startAppThread } from './app-thread.ts'
import { createPortPublish, servePort } from '../shared/contract/port.ts'
import { firstEnd } from './run-end.ts'

export type Execution = {
  readonly project: Project
  readonly sandbox: Sandbox
  readonly sandboxesPath: string
  readonly profile: Profile
  readonly isStrict: boolean
  /** Seconds, or: until nothing can happen any more, or until the app ends itself. */
  readonly until: 'idle' | 'exit' | number
  readonly timeoutSeconds: number
  readonly log: EventLog
  /** The app's `print` output, byte for byte. Answers the system's error code when it cannot be written. */
  readonly writeOutput: (bytes: Uint8Array) => string | undefined
  /** What the runtime says of the app. */
  readonly onMessage: (message: RuntimeMessage) => void
  /** Ends the run early, as Ctrl-C does. */
  readonly interrupt: AbortSignal
}

const utf8 = new TextDecoder()

/** Runs an app to its end. All that it opened is closed when it resolves. */
export async function execute(
  execution: Execution,
): Promise<{ readonly end: RunEnd; readonly errorCount: number }> {
  const { project, profile, log } = execution
  const id = randomBytes(6).toString('hex')
  const [luaWasm, sqliteWasm] = await Promise.all([readLuaWasm(), readSqliteWasm()])
  let publish: Publish<typeof appNetwork> | undefined
  // Before the app's thread: what that says while nobody listens would be lost.
  const session = await openSession({
    id,
    project,
    profile,
    sandbox: execution.sandbox,
    log,
    clock: systemClock,
    deliver: (message) => publish?.('event', message),
  })
  const launch: Launch = {
    projectName: project.name,
    sessionId: id,
    profile: profile.name,
    luaWasm,
    sqliteWasm,
    device: deviceOf(profile.name),
    orientation: 'portrait',
    isStrict: execution.isStrict,
  }
  const output = new AbortController()
  let errorCount = 0
  const app = startAppThread(
    {
      launch,
      projectPath: project.path,
      sandboxesPath: execution.sandboxesPath,
      endsWhenIdle: execution.until === 'idle',
    },
    {
      print: (line) => {
        const code = output.signal.aborted ? undefined : execution.writeOutput(line)
        if (code !== undefined) output.abort(code)
        session.print([{ level: 'print', text: utf8.decode(line).replace(/\n$/, '') }])
      },
      message: (message) => {
        if (message.isUncaught) errorCount += 1
        session.print([message])
        execution.onMessage(message)
      },
      finding: session.find,
    },
  )
  const call = serve(appNetwork, session.network)
  servePort(appNetworkNames, app.port, (name, input) => call(name, input, undefined))
  publish = createPortPublish<typeof appNetwork>(appNetworkNames, app.port)

  const end = await firstEnd(app.ended, { ...execution, output: output.signal })
  // What is in flight ends before the app's exit listeners run, as on the device.
  const closed = session.close('close')
  await app.askToExit()
  await closed
  await app.terminate()
  return { end, errorCount }
}
