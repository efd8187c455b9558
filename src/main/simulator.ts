import { randomBytes } from 'node:crypto'
import type { Rectangle } from 'electron'
import type { Clock } from '../core/clock.ts'
import type { PersonRequest } from '../core/network/person-request.ts'
import type { BodyStore } from '../core/record/body-store.ts'
import type { EventLog } from '../core/record/event-log.ts'
import type { InUse } from '../core/sandbox/browse/remove-files.ts'
import type { Sandbox } from '../core/sandbox/sandbox.ts'
import type { SimulatorState } from '../shared/contract/inspector.ts'
import { deviceOf } from '../shared/device.ts'
import { fail, ok, type Outcome } from '../shared/outcome.ts'
import type { ProfileName } from '../shared/profile/profile.ts'
import { firstSwitches } from '../shared/switches.ts'
import { profileOf } from '../shared/profile/profiles.ts'
import { openApp, type OpenedApp } from './open-app.ts'
import { noProject, notRunning } from './refusals.ts'
import { createRelaunchOnChange } from './relaunch-on-change.ts'
import { startRunningApp, type RunningApp } from './running-app.ts'
import type { Settings } from './settings.ts'
import { createSimulatorSwitches, type SimulatorSwitches } from './simulator-switches.ts'
import { createStateCell } from './state-cell.ts'

/** The one open project and its running app. Commands are carried out one after another. */
export type Simulator = SimulatorSwitches & {
  readonly state: () => SimulatorState
  readonly onState: (listener: (state: SimulatorState) => void) => void
  readonly open: (path: string) => Promise<Outcome<void>>
  readonly relaunch: () => Promise<Outcome<void>>
  readonly suspend: () => Outcome<void>
  readonly resume: () => Outcome<void>
  /** As when another app opens a URL with this one. */
  readonly openUrl: (url: string) => Outcome<void>
  /** The directories of a launch, also of one that has ended. */
  readonly sandboxOf: (sessionId: string) => Sandbox | undefined
  /** Takes effect at the next launch. */
  readonly setProfile: (profile: ProfileName) => void
  readonly clearSandbox: () => Promise<Outcome<void>>
  readonly sandboxPath: () => Outcome<string>
  /** Of the open project. */
  readonly sandbox: () => Outcome<Sandbox>
  /** What the running app keeps in use of it. */
  readonly sandboxInUse: () => InUse
  readonly cancel: (exchangeIds: readonly string[]) => void
  /** As a person asks. Answers with the new exchange's id. */
  readonly send: (request: PersonRequest) => Outcome<string>
  /** Ends the running app; used at quit. */
  readonly close: () => Promise<void>
}

/** The contract takes no longer one. */
const maxUrlLength = 8192

export function createSimulator(deps: {
  readonly log: EventLog
  readonly bodies: Pick<BodyStore, 'put'>
  readonly clock: Clock
  readonly sandboxesPath: string
  /** Given on the command line; wins over the project's own. */
  readonly profile: ProfileName | undefined
  /** Given on the command line. */
  readonly isStrict: boolean
  readonly settings: Settings
  readonly saveSettings: (settings: Settings) => void
  /** Where the inspector stands: the app's window goes beside it. */
  readonly inspectorBounds: () => Rectangle | undefined
  /** Lets the app's window use the app's surfaces. */
  readonly admit: (app: RunningApp) => void
}): Simulator {
  let opened: OpenedApp | undefined
  let running: RunningApp | undefined
  let lastCommand: Promise<unknown> = Promise.resolve()
  const sandboxes = new Map<string, Sandbox>()
  const cell = createStateCell({
    session: 'none',
    profile: 'reference',
    nextProfile: 'reference',
    switches: {
      ...firstSwitches,
      isStrict: deps.isStrict || deps.settings.isStrict,
      relaunchesOnChange: deps.settings.relaunchesOnChange,
    },
  })
  const inTurn = <T>(command: () => Promise<T>): Promise<T> => {
    const turn = lastCommand.then(command)
    lastCommand = turn.catch(() => undefined)
    return turn
  }

  const end = async (by: 'relaunch' | 'close'): Promise<void> => {
    const app = running
    running = undefined
    await app?.end(by)
  }

  const launch = async ({ project, sandbox }: OpenedApp): Promise<void> => {
    const before = cell.get()
    const profile = profileOf(before.nextProfile)
    const isFocused = frame.hasFocus()
    const place = frame.nextPlace(deviceOf(profile.name), project.path !== before.project?.path)
    await end('relaunch')
    const sessionId = randomBytes(6).toString('hex')
    sandboxes.set(sessionId, sandbox)
    const { nextProfile, switches } = cell.get()
    cell.set({
      project: {
        name: project.name,
        path: project.path,
        sandboxPath: sandbox.rootPath,
        hosts: [...project.hosts.keys()],
      },
      sessionId,
      session: 'starting',
      profile: profile.name,
      nextProfile,
      switches,
    })
    let own: RunningApp | undefined
    /** By its turn a relaunch may have ended this app, and another runs: that one goes on. */
    const endOwn = (): Promise<boolean> =>
      inTurn(async () => {
        if (running !== own) return false
        await end('close')
        return true
      })
    await startRunningApp({
      sessionId,
      project,
      profile,
      isStrict: switches.isStrict,
      orientation: frame.orientation(),
      connection: switches.connection,
      sandbox,
      log: deps.log,
      bodies: deps.bodies,
      clock: deps.clock,
      place,
      isFocused,
      onWindow: (app) => {
        own = app
        running = app
        frame.attach(app.window)
        // They may have changed while the window was made.
        app.rotate(frame.orientation())
        app.setConnection(cell.get().switches.connection)
        deps.admit(app)
      },
      onLaunched: () => {
        if (cell.get().session === 'starting') cell.setSession('running')
      },
      onClosed: async () => {
        if (await endOwn()) cell.setSession('ended')
      },
      onFailed: (problem) => {
        cell.setSession('failed', problem)
        void endOwn()
      },
      onHold: (orientation) => {
        if (running === own) frame.hold(orientation)
      },
      onRelaunch: () => void relaunch(),
    })
  }

  const takeOver = (app: OpenedApp): void => {
    opened = app
    changes.follow(app.project, deps.sandboxesPath)
  }
  const relaunch = (): Promise<Outcome<void>> =>
    inTurn(async () => {
      if (opened === undefined) return noProject()
      // The project file may have changed: a relaunch reads it anew.
      const next = await openApp(opened.project.path, deps.sandboxesPath)
      if (!next.ok) return cell.refused(next)
      takeOver(next.value)
      await launch(next.value)
      return ok(undefined)
    })
  const { switches, frame } = createSimulatorSwitches({
    cell,
    settings: deps.settings,
    save: deps.saveSettings,
    inspectorBounds: deps.inspectorBounds,
    running: () => running,
    relaunch,
  })
  const changes = createRelaunchOnChange({
    clock: deps.clock,
    isOn: () => cell.get().switches.relaunchesOnChange,
    session: () => cell.get().session,
    relaunch,
    say: (problem) => cell.set({ ...cell.get(), problem }),
  })
  cell.onState(({ session }) => changes.onSession(session))

  return {
    ...switches,
    state: cell.get,
    onState: cell.onState,
    open: (path) =>
      inTurn(async () => {
        const next = await openApp(path, deps.sandboxesPath)
        if (!next.ok) return cell.refused(next)
        takeOver(next.value)
        cell.set({ ...cell.get(), nextProfile: deps.profile ?? next.value.project.profile })
        await launch(next.value)
        return ok(undefined)
      }),
    relaunch,
    suspend: () => {
      if (running === undefined || cell.get().session !== 'running') return notRunning('suspend')
      running.suspend()
      cell.setSession('suspended')
      return ok(undefined)
    },
    resume: () => {
      if (running === undefined || cell.get().session !== 'suspended') return notRunning('resume')
      running.resume()
      cell.setSession('running')
      return ok(undefined)
    },
    openUrl: (url) => {
      if (running === undefined || cell.get().session !== 'running') return notRunning('open a URL with')
      const isUsable = url.length <= maxUrlLength && URL.canParse(url)
      if (!isUsable)
        return fail('INVALID_INPUT', 'The clipboard holds no URL. Copy one such as myapp://path first.')
      return ok(running.openUrl(url))
    },
    setProfile: (profile) => cell.set({ ...cell.get(), nextProfile: profile }),
    clearSandbox: () =>
      inTurn(async () => {
        if (opened === undefined) return noProject()
        await end('close')
        const cleared = await opened.sandbox.clear()
        await launch(opened)
        return cleared
      }),
    sandboxOf: (sessionId) => sandboxes.get(sessionId),
    sandbox: () => (opened === undefined ? noProject() : ok(opened.sandbox)),
    sandboxInUse: () => ({
      openFiles: running?.session.openFiles() ?? [],
      isRunning: running !== undefined,
    }),
    sandboxPath: () => (opened === undefined ? noProject() : ok(opened.sandbox.rootPath)),
    cancel: (exchangeIds) => {
      for (const exchangeId of exchangeIds) running?.session.cancelExchange(exchangeId, 'inspector')
    },
    send: (request) => running?.session.send(request) ?? notRunning('send it with'),
    close: async () => {
      await changes.close()
      await inTurn(() => end('close'))
    },
  }
}
