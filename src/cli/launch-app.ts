import { randomBytes } from 'node:crypto'
import { systemClock } from '../core/clock.ts'
import { readLuaWasm } from '../core/lua-wasm.ts'
import type { Project } from '../core/project/project.ts'
import type { EventLog } from '../core/record/event-log.ts'
import type { Sandbox } from '../core/sandbox/sandbox.ts'
import { serve } from '../core/serve.ts'
import { openSession, type AppSession } from '../core/session.ts'
import { readSqliteWasm } from '../core/sqlite-wasm.ts'
import type { RuntimeMessage } from '../runtime/host.ts'
import { connectionStatusOf, type ConnectionName } from '../shared/connection.ts'
import { appNetwork } from '../shared/contract/app-network.ts'
import type { Launch } from '../shared/contract/app-session.ts'
import type { Publish } from '../shared/contract/define.ts'
import { appNetworkNames } from '../shared/contract/names.ts'
import { createPortPublish, servePort } from '../shared/contract/port.ts'
import { deviceOf, type Orientation } from '../shared/device.ts'
import type { Profile } from '../shared/profile/profile.ts'
import { startAppThread } from './app-thread.ts'
import type { HeadlessApp } from './headless-app.ts'

export type LaunchOptions = {
  readonly project: Project
  readonly sandbox: Sandbox
  readonly profile: Profile
  readonly isStrict: boolean
  readonly log: EventLog
  /** As the device is held and connected at first. */
  readonly orientation: Orientation
  readonly connection: ConnectionName
  readonly endsWhenIdle: boolean
  /** A line that the app printed, with its end, before it is in the log. */
  readonly onPrint: (line: Uint8Array) => void
  readonly onMessage: (message: RuntimeMessage) => void
}

/** One launch of an app. */
export type LaunchedApp = {
  readonly app: HeadlessApp
  readonly session: AppSession
  /** Cancels what is in flight and lets the app's exit listeners run. All that was opened is closed when it resolves. */
  readonly close: (by: 'relaunch' | 'close') => Promise<void>
}

const utf8 = new TextDecoder()

/** Launches an app without a window. */
export async function launchApp(options: LaunchOptions): Promise<LaunchedApp> {
  const { project, profile } = options
  const id = randomBytes(6).toString('hex')
  const [luaWasm, sqliteWasm] = await Promise.all([readLuaWasm(), readSqliteWasm()])
  let publish: Publish<typeof appNetwork> | undefined
  // Before the app's thread: what that says while nobody listens would be lost.
  const session = await openSession({
    id,
    project,
    profile,
    sandbox: options.sandbox,
    log: options.log,
    clock: systemClock,
    connection: options.connection,
    deliver: (message) => publish?.('event', message),
  })
  const launch: Launch = {
    projectName: project.name,
    sessionId: id,
    profile: profile.name,
    luaWasm,
    sqliteWasm,
    device: deviceOf(profile.name),
    orientation: options.orientation,
    isStrict: options.isStrict,
    connection: connectionStatusOf(options.connection),
  }
  const app = startAppThread(
    {
      launch,
      projectPath: project.path,
      sandbox: { rootPath: options.sandbox.rootPath },
      endsWhenIdle: options.endsWhenIdle,
    },
    {
      print: (line) => {
        options.onPrint(line)
        session.print([{ level: 'print', text: utf8.decode(line).replace(/\n$/, '') }])
      },
      message: (message) => {
        session.print([message])
        options.onMessage(message)
      },
      finding: session.find,
    },
  )
  const call = serve(appNetwork, session.network)
  servePort(appNetworkNames, app.port, (name, input) => call(name, input, undefined))
  publish = createPortPublish<typeof appNetwork>(appNetworkNames, app.port)

  return {
    app,
    session,
    close: async (by) => {
      // What is in flight ends before the app's exit listeners run, as on the device.
      const closed = session.close(by)
      await app.askToExit()
      await closed
      await app.terminate()
    },
  }
}
