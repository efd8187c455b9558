import { serve, serveSync } from '../core/serve.ts'
import type { AppSession } from '../core/session.ts'
import { appFiles, type AppFilesHandlers } from '../shared/contract/app-files.ts'
import { appNetwork } from '../shared/contract/app-network.ts'
import { appSession, type ConsoleLine, type Launch } from '../shared/contract/app-session.ts'
import { appFilesNames, appNetworkNames, appSessionNames } from '../shared/contract/names.ts'
import type { Orientation } from '../shared/device.ts'
import { fail, ok, type Outcome } from '../shared/outcome.ts'
import { listen, listenSync, type Identify } from './ipc.ts'

/** What the surfaces need of the app whose window calls. */
export type AppCaller = {
  readonly session: Pick<AppSession, 'network' | 'files' | 'find'> & {
    /** The window sends its next lines when these are taken. */
    readonly print: (lines: readonly ConsoleLine[]) => void | Promise<void>
  }
  /** False when the app calls more often than any honest one would. */
  readonly mayCall: (cost?: number) => boolean
  readonly launch: () => Promise<Launch>
  readonly answerPing: () => void
  readonly finishExit: () => void
  /** The app's page says how the device must be held at first. */
  readonly hold: (orientation: Orientation) => void
  /** The app's page asks for a relaunch in the name of its user. */
  readonly relaunch: () => Outcome<void>
}

/** A request with its connection is worth so many simple calls; the first is paid like any other. */
const startCost = 4
/** Its answer carries the machine's whole program. A page launches once. */
const launchCost = 2000

const tooManyCalls = (): Outcome<never> =>
  fail('TOO_MANY_CALLS', 'The app makes more calls than the simulator takes; slow down.')

const filesOfCaller: AppFilesHandlers<AppCaller> = {
  read: (input, { session }) => session.files.read(input, undefined),
  exists: (input, { session }) => session.files.exists(input, undefined),
  path: (input, { session }) => session.files.path(input, undefined),
  open: (input, { session }) => session.files.open(input, undefined),
  readAt: (input, { session }) => session.files.readAt(input, undefined),
  writeAt: (input, { session }) => session.files.writeAt(input, undefined),
  truncate: (input, { session }) => session.files.truncate(input, undefined),
  sizeOf: (input, { session }) => session.files.sizeOf(input, undefined),
  sync: (input, { session }) => session.files.sync(input, undefined),
  close: (input, { session }) => session.files.close(input, undefined),
  status: (input, { session }) => session.files.status(input, undefined),
  list: (input, { session }) => session.files.list(input, undefined),
  makeDirectory: (input, { session }) => session.files.makeDirectory(input, undefined),
  remove: (input, { session }) => session.files.remove(input, undefined),
  rename: (input, { session }) => session.files.rename(input, undefined),
  touch: (input, { session }) => session.files.touch(input, undefined),
}

/** The surfaces of the untrusted window. Each call is about the caller's own session: no other can be named. */
export function serveAppSurfaces(identify: Identify<AppCaller>): void {
  const limited: Identify<AppCaller> = (sender, frame) => {
    const caller = identify(sender, frame)
    return caller.ok && !caller.value.mayCall() ? tooManyCalls() : caller
  }
  listen(
    appNetworkNames,
    limited,
    serve(appNetwork, {
      start: async (input, app: AppCaller) =>
        app.mayCall(startCost - 1) ? app.session.network.start(input, undefined) : tooManyCalls(),
      cancel: (input, app) => app.session.network.cancel(input, undefined),
      acknowledge: (input, app) => app.session.network.acknowledge(input, undefined),
    }),
  )
  // Not limited: the app waits for each answer, so it has one call under way at most.
  listenSync(appFilesNames, identify, serveSync(appFiles, filesOfCaller))
  listen(
    appSessionNames,
    limited,
    serve(appSession, {
      launch: async (_input, app: AppCaller) =>
        app.mayCall(launchCost - 1) ? ok(await app.launch()) : tooManyCalls(),
      hold: async ({ orientation }, app) => ok(app.hold(orientation)),
      report: async ({ lines }, app) => ok(await app.session.print(lines)),
      reportFindings: async ({ findings }, app) => {
        for (const { kind, source, detail } of findings) {
          app.session.find({
            kind,
            ...(source === undefined ? {} : { source }),
            ...(detail === undefined ? {} : { detail }),
          })
        }
        return ok(undefined)
      },
      answerPing: async (_input, app) => ok(app.answerPing()),
      finishExit: async (_input, app) => ok(app.finishExit()),
      relaunch: async (_input, app) => app.relaunch(),
    }),
  )
}
