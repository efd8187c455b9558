import { randomBytes } from 'node:crypto'
import type { Rectangle } from 'electron'
import type { Clock } from '../core/clock.ts'
import { openProject, type Project } from '../core/project/project.ts'
import type { EventLog } from '../core/record/event-log.ts'
import { openSandbox, type Sandbox } from '../core/sandbox/sandbox.ts'
import type { SimulatorState } from '../shared/contract/inspector.ts'
import { fail, ok, type Outcome } from '../shared/outcome.ts'
import type { ProfileName } from '../shared/profile/profile.ts'
import { profileOf } from '../shared/profile/profiles.ts'
import { startRunningApp, type RunningApp } from './running-app.ts'

/** The one open project and its running app. Commands are carried out one after another. */
export type Simulator = {
  readonly state: () => SimulatorState
  readonly onState: (listener: (state: SimulatorState) => void) => void
  readonly open: (path: string) => Promise<Outcome<void>>
  readonly relaunch: () => Promise<Outcome<void>>
  readonly suspend: () => Outcome<void>
  readonly resume: () => Outcome<void>
  /** As when another app opens a URL with this one. */
  readonly openUrl: (url: string) => Outcome<void>
  /** Takes effect at the next launch. */
  readonly setProfile: (profile: ProfileName) => void
  readonly clearSandbox: () => Promise<Outcome<void>>
  readonly sandboxPath: () => Outcome<string>
  readonly cancel: (exchangeIds: readonly string[]) => void
  /** Ends the running app; used at quit. */
  readonly close: () => Promise<void>
}

/** The contract takes no longer one. */
const maxUrlLength = 8192

type Opened = { readonly project: Project; readonly sandbox: Sandbox }

const noProject = (): Outcome<never> => fail('NOT_FOUND', 'No project is open. Open one first.')

export function createSimulator(deps: {
  readonly log: EventLog
  readonly clock: Clock
  readonly sandboxesPath: string
  /** Given on the command line; wins over the project's own. */
  readonly profile: ProfileName | undefined
  /** Lets the app's window use the app's surfaces. */
  readonly admit: (app: RunningApp) => void
}): Simulator {
  let opened: Opened | undefined
  let running: RunningApp | undefined
  let state: SimulatorState = { session: 'none', profile: 'reference', nextProfile: 'reference' }
  let lastCommand: Promise<unknown> = Promise.resolve()
  const listeners: ((state: SimulatorState) => void)[] = []

  const setState = (next: SimulatorState): void => {
    state = next
    for (const listener of listeners) listener(next)
  }
  const withSession = (session: SimulatorState['session'], problem?: string): void => {
    const { problem: _old, ...rest } = state
    setState(problem === undefined ? { ...rest, session } : { ...rest, session, problem })
  }
  /** What runs goes on; the inspector says why the command did nothing. */
  const refused = (outcome: Outcome<never>): Outcome<never> => {
    if (!outcome.ok) setState({ ...state, problem: outcome.error.message })
    return outcome
  }
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

  const launch = async ({ project, sandbox }: Opened, place = placeOf(running)): Promise<void> => {
    await end('relaunch')
    const sessionId = randomBytes(6).toString('hex')
    setState({
      project: {
        name: project.name,
        path: project.path,
        sandboxPath: sandbox.rootPath,
        hosts: [...project.hosts.keys()],
      },
      sessionId,
      session: 'starting',
      profile: state.nextProfile,
      nextProfile: state.nextProfile,
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
      profile: profileOf(state.nextProfile),
      sandbox,
      log: deps.log,
      clock: deps.clock,
      place,
      onWindow: (app) => {
        own = app
        running = app
        deps.admit(app)
      },
      onLaunched: () => {
        if (state.session === 'starting') withSession('running')
      },
      onClosed: async () => {
        if (await endOwn()) withSession('ended')
      },
      onFailed: (problem) => {
        withSession('failed', problem)
        void endOwn()
      },
    })
  }

  return {
    state: () => state,
    onState: (listener) => {
      listeners.push(listener)
    },
    open: (path) =>
      inTurn(async () => {
        const next = await openApp(path, deps.sandboxesPath)
        if (!next.ok) return refused(next)
        opened = next.value
        setState({ ...state, nextProfile: deps.profile ?? opened.project.profile })
        await launch(opened)
        return ok(undefined)
      }),
    relaunch: () =>
      inTurn(async () => {
        if (opened === undefined) return noProject()
        // The project file may have changed: a relaunch reads it anew.
        const next = await openApp(opened.project.path, deps.sandboxesPath)
        if (!next.ok) return refused(next)
        opened = next.value
        await launch(opened)
        return ok(undefined)
      }),
    suspend: () => {
      if (running === undefined || state.session !== 'running') return notRunning('suspend')
      running.suspend()
      withSession('suspended')
      return ok(undefined)
    },
    resume: () => {
      if (running === undefined || state.session !== 'suspended') return notRunning('resume')
      running.resume()
      withSession('running')
      return ok(undefined)
    },
    openUrl: (url) => {
      if (running === undefined || state.session !== 'running') return notRunning('open a URL with')
      const isUsable = url.length <= maxUrlLength && URL.canParse(url)
      if (!isUsable)
        return fail('INVALID_INPUT', 'The clipboard holds no URL. Copy one such as myapp://path first.')
      return ok(running.openUrl(url))
    },
    setProfile: (profile) => setState({ ...state, nextProfile: profile }),
    clearSandbox: () =>
      inTurn(async () => {
        if (opened === undefined) return noProject()
        const place = placeOf(running)
        await end('close')
        const cleared = await opened.sandbox.clear()
        await launch(opened, place)
        return cleared
      }),
    sandboxPath: () => (opened === undefined ? noProject() : ok(opened.sandbox.rootPath)),
    cancel: (exchangeIds) => {
      for (const exchangeId of exchangeIds) running?.session.cancelExchange(exchangeId, 'inspector')
    },
    close: () => inTurn(() => end('close')),
  }
}

async function openApp(path: string, sandboxesPath: string): Promise<Outcome<Opened>> {
  const project = await openProject(path)
  if (!project.ok) return project
  const sandbox = openSandbox({ projectPath: project.value.path, sandboxesPath })
  return sandbox.ok ? ok({ project: project.value, sandbox: sandbox.value }) : sandbox
}

/** Where the next window of the app goes: the position of the frame, the size of the content. */
function placeOf(app: RunningApp | undefined): Rectangle | undefined {
  if (app === undefined || app.window.isDestroyed()) return undefined
  const { x, y } = app.window.getBounds()
  const { width, height } = app.window.getContentBounds()
  return { x, y, width, height }
}

function notRunning(command: string): Outcome<never> {
  return fail('NOT_ALLOWED', `There is no app to ${command}.`)
}
