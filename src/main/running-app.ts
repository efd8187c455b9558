import type { BrowserWindow } from 'electron'
import type { Clock } from '../core/clock.ts'
import { readLuaWasm } from '../core/lua-wasm.ts'
import type { Project } from '../core/project/project.ts'
import type { BodyStore } from '../core/record/body-store.ts'
import type { EventLog } from '../core/record/event-log.ts'
import type { Sandbox } from '../core/sandbox/sandbox.ts'
import { openSession, type AppSession } from '../core/session.ts'
import { readSqliteWasm } from '../core/sqlite-wasm.ts'
import { connectionStatusOf, type ConnectionName } from '../shared/connection.ts'
import type { appNetwork } from '../shared/contract/app-network.ts'
import type { appSession } from '../shared/contract/app-session.ts'
import { appNetworkNames, appSessionNames } from '../shared/contract/names.ts'
import { deviceOf, type Orientation } from '../shared/device.ts'
import type { Profile } from '../shared/profile/profile.ts'
import { appPagesOf } from './app-pages.ts'
import type { AppCaller } from './app-surfaces.ts'
import { createInputGate } from './input-gate.ts'
import { createPublish } from './publish.ts'
import { createRateLimit } from './rate-limit.ts'
import { watchProcess } from './watch-process.ts'
import { createAppWindow } from './windows/app-window.ts'
import type { WindowPlace } from './windows/device-frame.ts'

/** One launch of an app in its window. */
export type RunningApp = AppCaller & {
  readonly session: AppSession
  readonly window: BrowserWindow
  /** Tells the app that it was asked to open a URL. */
  readonly openUrl: (url: string) => void
  readonly suspend: () => void
  readonly resume: () => void
  readonly rotate: (orientation: Orientation) => void
  readonly setConnection: (connection: ConnectionName) => void
  /** Cancels what is in flight, lets the app's exit listeners run, then closes the window. */
  readonly end: (by: 'relaunch' | 'close') => Promise<void>
}

export type RunningAppOptions = {
  readonly sessionId: string
  readonly project: Project
  readonly profile: Profile
  readonly sandbox: Sandbox
  readonly log: EventLog
  readonly bodies: Pick<BodyStore, 'put'>
  readonly clock: Clock
  readonly place: WindowPlace
  /** The window takes the focus that the one before it had. */
  readonly isFocused: boolean
  readonly isStrict: boolean
  /** As the device is held and connected at first. */
  readonly orientation: Orientation
  readonly connection: ConnectionName
  /** Called before the page loads, so that its first call comes from a known window. */
  readonly onWindow: (app: RunningApp) => void
  readonly onLaunched: () => void
  /** The user closed the window. */
  readonly onClosed: () => void
  /** The page ended by itself or had to be ended. */
  readonly onFailed: (problem: string) => void
  readonly onHold: (orientation: Orientation) => void
  readonly onRelaunch: () => void
}

const exitGraceMs = 1000

const nothing = (): void => {}

export async function startRunningApp(options: RunningAppOptions): Promise<RunningApp> {
  const { sessionId, project, clock } = options
  const pages = appPagesOf({
    project,
    sandbox: options.sandbox,
    profile: options.profile.name,
    tell: (text) => session.record({ kind: 'console', level: 'error', text }),
  })
  const window = await createAppWindow({
    sessionId,
    title: project.name,
    place: options.place,
    shown: options.isFocused ? 'focused' : 'behind',
    backgroundColor: pages.backgroundColor,
    servePages: pages.serve,
  })
  const { webContents } = window
  const publishNetwork = createPublish<typeof appNetwork>(appNetworkNames, () => webContents)
  const publishSession = createPublish<typeof appSession>(appSessionNames, () => webContents)
  const session = await openSession({
    id: sessionId,
    project,
    profile: options.profile,
    sandbox: options.sandbox,
    log: options.log,
    bodies: options.bodies,
    clock,
    connection: options.connection,
    deliver: (message) => publishNetwork('event', message),
  })
  const calls = createRateLimit({ burst: 20_000, perSecond: 5000, nowMs: clock.nowMs })

  let isEnding = false
  let isSuspended = false
  let hasHeld = false
  let { orientation, connection } = options
  const inputGate = createInputGate(clock)
  let finishExit = nothing
  const exited = new Promise<void>((resolve) => {
    finishExit = resolve
  })
  const failed = (problem: string): void => {
    if (isEnding) return
    isEnding = true
    watch.stop()
    session.record({ kind: 'console', level: 'error', text: problem })
    options.onFailed(problem)
  }
  const watch = watchProcess({
    clock,
    contents: webContents,
    ping: () => publishSession('ping', {}),
    onBad: (problem) => {
      failed(problem)
      webContents.forcefullyCrashRenderer()
    },
  })
  webContents.on('input-event', (_event, { type }) => inputGate.hear(type))
  webContents.on('render-process-gone', (_event, details) => {
    failed(`The app's window ended by itself (${details.reason}). Relaunch to go on.`)
  })
  window.on('closed', () => {
    finishExit()
    watch.stop()
    if (!isEnding) options.onClosed()
  })

  const end = async (by: 'relaunch' | 'close'): Promise<void> => {
    isEnding = true
    watch.stop()
    const closed = session.close(by)
    if (!window.isDestroyed() && !webContents.isCrashed()) {
      publishSession('control', { command: 'exit' })
      const cancelGrace = clock.setTimer(exitGraceMs, finishExit)
      await exited
      cancelGrace()
    }
    await closed
    session.closeFiles()
    if (!window.isDestroyed()) window.destroy()
  }

  const app: RunningApp = {
    session,
    window,
    mayCall: calls.take,
    launch: async () => {
      const [luaWasm, sqliteWasm] =
        project.kind === 'web' ? [new Uint8Array()] : await Promise.all([readLuaWasm(), readSqliteWasm()])
      options.onLaunched()
      // A page that a suspended app has gone to has not heard of it.
      if (isSuspended) publishSession('control', { command: 'suspend' })
      return {
        projectName: project.name,
        sessionId,
        profile: options.profile.name,
        luaWasm,
        ...(sqliteWasm === undefined ? {} : { sqliteWasm }),
        device: deviceOf(options.profile.name),
        orientation,
        isStrict: options.isStrict,
        connection: connectionStatusOf(connection),
      }
    },
    answerPing: watch.answerPing,
    finishExit: () => finishExit(),
    openUrl: (url) => publishSession('control', { command: 'open', url }),
    suspend: () => {
      isSuspended = true
      publishSession('control', { command: 'suspend' })
      session.suspend()
    },
    resume: () => {
      isSuspended = false
      publishSession('control', { command: 'resume' })
      session.resume()
    },
    rotate: (next) => {
      orientation = next
      publishSession('control', { command: 'rotate', orientation })
    },
    setConnection: (next) => {
      connection = next
      session.setConnection(connection)
      publishSession('control', { command: 'connection', ...connectionStatusOf(connection) })
    },
    hold: (next) => {
      if (hasHeld) return
      hasHeld = true
      orientation = next
      options.onHold(orientation)
    },
    relaunch: () => {
      const passed = inputGate.pass()
      if (passed.ok) options.onRelaunch()
      return passed
    },
    end,
  }
  options.onWindow(app)
  await pages.load(window, { onPage: session.leavePage, onLost: failed })
  return app
}
