import type { WebContents } from 'electron'
import { systemClock } from '../../core/clock.ts'
import { createAppFiles } from '../../core/sandbox/app-files.ts'
import { openSandbox } from '../../core/sandbox/sandbox.ts'
import type { AppHostReport, AppHostStart, AppHostPerform } from '../../shared/contract/app-host.ts'
import type { appNetwork } from '../../shared/contract/app-network.ts'
import type { appSession } from '../../shared/contract/app-session.ts'
import { appNetworkNames, appSessionNames } from '../../shared/contract/names.ts'
import { createPortClient, type Port } from '../../shared/contract/port.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { appPagesOf } from '../app-pages.ts'
import type { AppCaller } from '../app-surfaces.ts'
import { createPublish } from '../publish.ts'
import { createRateLimit } from '../rate-limit.ts'
import { watchProcess } from '../watch-process.ts'
import { createAppWindow } from '../windows/app-window.ts'
import { sizeAt } from '../windows/device-size.ts'
import { performInPage } from './perform-in-page.ts'
import { watchLoading } from './watch-loading.ts'

export type HeadlessWindow = {
  /** The outcome is reported. */
  readonly perform: (command: AppHostPerform) => Promise<void>
  /** The page's answer is reported. */
  readonly ask: () => void
}

/** A page is as wide as on a device of two pixels to the unit. */
const zoom = 0.5

/** The window of one launch, which nobody sees: the walls of any app's window, with the engine at the port's other end. */
export async function openHeadlessWindow(options: {
  readonly start: AppHostStart
  readonly port: Port
  readonly report: (message: AppHostReport) => void
  /** Lets the window use the app's surfaces. */
  readonly admit: (contents: WebContents, caller: AppCaller) => void
}): Promise<Outcome<HeadlessWindow>> {
  const { start, port, report } = options
  const { launch } = start
  const sandbox = openSandbox({ projectPath: start.projectPath, rootPath: start.sandboxPath })
  if (!sandbox.ok) return sandbox
  const pages = appPagesOf({
    project: { kind: 'web' },
    sandbox: sandbox.value,
    profile: launch.profile,
    tell: (text) => report({ kind: 'error', text, isUncaught: false }),
  })
  const window = await createAppWindow({
    sessionId: launch.sessionId,
    title: launch.projectName,
    place: sizeAt({ width: launch.device.widthPx, height: launch.device.heightPx }, zoom),
    backgroundColor: pages.backgroundColor,
    servePages: pages.serve,
  })
  const { webContents } = window
  const publishNetwork = createPublish<typeof appNetwork>(appNetworkNames, () => webContents)
  const publishSession = createPublish<typeof appSession>(appSessionNames, () => webContents)
  const network = createPortClient<typeof appNetwork>(appNetworkNames, port)
  const session = createPortClient<typeof appSession>(appSessionNames, port)
  const calls = createRateLimit({ burst: 20_000, perSecond: 5000, nowMs: systemClock.nowMs })

  let hasCrashed = false
  const crashed = (problem: string): void => {
    if (hasCrashed) return
    hasCrashed = true
    watch.stop()
    report({ kind: 'crash', problem })
  }
  const watch = watchProcess({
    clock: systemClock,
    contents: webContents,
    ping: () => publishSession('ping', {}),
    onBad: (problem) => {
      crashed(problem)
      webContents.forcefullyCrashRenderer()
    },
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    crashed(`The app's page ended by itself (${reason}).`)
  })
  window.on('closed', () => {
    watch.stop()
    if (!hasCrashed) report({ kind: 'closed' })
  })
  watchLoading(webContents, report)

  /** What a page that begins has not heard of. */
  let standing: 'suspend' | 'exit' | undefined
  let isAsked = false
  let { connection } = launch
  network.on('event', (message) => publishNetwork('event', message))
  session.on('control', (control) => {
    if (control.command === 'suspend' || control.command === 'exit') standing = control.command
    else if (control.command === 'resume') standing = undefined
    else if (control.command === 'connection') connection = control
    publishSession('control', control)
  })

  options.admit(webContents, {
    session: {
      network,
      files: createAppFiles(sandbox.value).handlers,
      print: async (lines) => void (await session.report({ lines: [...lines] })),
      find: ({ kind, source, detail }) => {
        void session.reportFindings({ findings: [{ kind, source, detail }] })
      },
    },
    mayCall: calls.take,
    launch: async () => {
      if (standing !== undefined) publishSession('control', { command: standing })
      if (connection === undefined) return launch
      const { isConnected, isMobile } = connection
      return { ...launch, connection: { isConnected, isMobile } }
    },
    answerPing: () => {
      watch.answerPing()
      if (!isAsked) return
      isAsked = false
      report({ kind: 'answered' })
    },
    finishExit: () => void session.finishExit({}),
    // A page has no content to turn.
    hold: () => {},
    relaunch: () =>
      fail('NOT_ALLOWED', 'An app that runs without a window cannot be relaunched by its page.'),
  })
  await pages.load(window, { onPage: () => report({ kind: 'page' }), onLost: crashed })
  return ok({
    ask: () => {
      isAsked = true
      publishSession('ping', {})
    },
    perform: async ({ call, action, withinMs }) =>
      report({ kind: 'performed', call, outcome: await performInPage(webContents, action, withinMs) }),
  })
}
