import { randomBytes } from 'node:crypto'
import { systemClock } from '../../core/clock.ts'
import { readLuaWasm } from '../../core/lua-wasm.ts'
import type { Project } from '../../core/project/project.ts'
import type { BodyStore } from '../../core/record/body-store.ts'
import type { EventLog } from '../../core/record/event-log.ts'
import type { Sandbox } from '../../core/sandbox/sandbox.ts'
import { serve } from '../../core/serve.ts'
import type { AppSession } from '../../core/session.ts'
import { readSqliteWasm } from '../../core/sqlite-wasm.ts'
import type { RuntimeMessage } from '../../runtime/host.ts'
import { connectionStatusOf, type ConnectionName } from '../../shared/connection.ts'
import { appNetwork } from '../../shared/contract/app-network.ts'
import type { Launch } from '../../shared/contract/app-session.ts'
import type { Publish } from '../../shared/contract/define.ts'
import { appNetworkNames } from '../../shared/contract/names.ts'
import { createPortPublish, servePort } from '../../shared/contract/port.ts'
import { deviceOf, type Orientation } from '../../shared/device.ts'
import type { FindingReport } from '../../shared/finding.ts'
import { fail } from '../../shared/outcome.ts'
import type { Profile } from '../../shared/profile/profile.ts'
import { startAppThread } from './app-thread.ts'
import { startAppWindow } from './app-window.ts'
import { startElectron, type ElectronProcess } from './electron-process.ts'
import type { HeadlessApp } from './headless-app.ts'
import { createWaitingLine } from './waiting-line.ts'

export type LaunchOptions = {
  readonly project: Project
  readonly sandbox: Sandbox
  readonly profile: Profile
  readonly isStrict: boolean
  readonly log: EventLog
  readonly bodies?: Pick<BodyStore, 'put'> | undefined
  /** As the device is held and connected at first. */
  readonly orientation: Orientation
  readonly connection: ConnectionName
  readonly endsWhenIdle: boolean
  /** What a web app's pages are shown by. */
  readonly electronPath?: string | undefined
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

/** Launches an app without a window. Rejects when what it runs in cannot be started. */
export async function launchApp(options: LaunchOptions): Promise<LaunchedApp> {
  const { electronPath } = options
  if (electronPath === undefined) return launchIn(undefined, options)
  const electron = await startElectron(electronPath)
  try {
    return await launchIn(electron, options)
  } catch (error) {
    await electron.end()
    throw error
  }
}

async function launchIn(electron: ElectronProcess | undefined, options: LaunchOptions): Promise<LaunchedApp> {
  const { project, profile, endsWhenIdle } = options
  const { rootPath } = options.sandbox
  const id = randomBytes(6).toString('hex')
  let publish: Publish<typeof appNetwork> | undefined
  const open = async (): Promise<AppSession> => {
    // Loading what makes requests takes as long as the app's thread takes to load the app: both at once.
    const { openSession } = await import('../../core/session.ts')
    return openSession({
      id,
      project,
      profile,
      sandbox: options.sandbox,
      log: options.log,
      ...(options.bodies === undefined ? {} : { bodies: options.bodies }),
      clock: systemClock,
      connection: options.connection,
      deliver: (message) => publish?.('event', message),
    })
  }
  const openedFirst = electron && (await open())
  const launch: Launch = {
    projectName: project.name,
    sessionId: id,
    profile: profile.name,
    ...(electron === undefined ? await readMachines() : { luaWasm: new Uint8Array() }),
    device: deviceOf(profile.name),
    orientation: options.orientation,
    isStrict: options.isStrict,
    connection: connectionStatusOf(options.connection),
  }
  // What the app says before its session is open waits for it.
  const line = createWaitingLine<AppSession>()
  const listener = {
    print: (text: Uint8Array) =>
      line.add((session) => {
        options.onPrint(text)
        session.print([{ level: 'print', text: utf8.decode(text).replace(/\n$/, '') }])
      }),
    message: (message: RuntimeMessage) =>
      line.add((session) => {
        session.print([message])
        options.onMessage(message)
      }),
    finding: (finding: FindingReport) => line.add((session) => session.find(finding)),
    leavePage: () => line.add((session) => session.leavePage()),
  }
  const start = { launch, projectPath: project.path, sandbox: { rootPath }, endsWhenIdle }
  const app =
    electron === undefined
      ? startAppThread(start, listener)
      : startAppWindow(electron, { ...start, sandboxPath: rootPath }, listener, options.log)
  const opening = openedFirst === undefined ? open() : Promise.resolve(openedFirst)
  const call = opening.then(
    ({ network }) => serve(appNetwork, network),
    () => async () => fail('SESSION_ENDED', 'The session could not be opened.'),
  )
  servePort(appNetworkNames, app.port, async (name, input) => (await call)(name, input, undefined))
  publish = createPortPublish<typeof appNetwork>(appNetworkNames, app.port)
  const session = await opening.catch(async (error: unknown) => {
    await app.terminate()
    throw error
  })
  line.open(session)

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

async function readMachines(): Promise<Pick<Launch, 'luaWasm' | 'sqliteWasm'>> {
  const [luaWasm, sqliteWasm] = await Promise.all([readLuaWasm(), readSqliteWasm()])
  return { luaWasm, sqliteWasm }
}
