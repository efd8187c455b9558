import { randomBytes } from 'node:crypto'
import { systemClock } from '../core/clock.ts'
import { readLuaWasm } from '../core/lua-wasm.ts'
import { openProject, type Project } from '../core/project/project.ts'
import { createEventLog, type EventLog } from '../core/record/event-log.ts'
import { openSandbox, type Sandbox } from '../core/sandbox/sandbox.ts'
import { defaultSandboxesPath } from '../core/sandboxes-path.ts'
import { serve } from '../core/serve.ts'
import { openSession } from '../core/session.ts'
import { readSqliteWasm } from '../core/sqlite-wasm.ts'
import { appNetwork } from '../shared/contract/app-network.ts'
import type { Publish } from '../shared/contract/define.ts'
import type { Launch } from '../shared/contract/app-session.ts'
import { appNetworkNames } from '../shared/contract/names.ts'
import { deviceOf } from '../shared/device.ts'
import type { Finding } from '../shared/finding.ts'
import { fail, ok, type Outcome } from '../shared/outcome.ts'
import type { ProfileName } from '../shared/profile/profile.ts'
import { profileOf } from '../shared/profile/profiles.ts'
import { startAppThread } from './app-thread.ts'
import { openEventsFile } from './events-file.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { createPortPublish, servePort } from './port.ts'
import { exitCodeOf, firstEnd, type End } from './run-end.ts'

export type RunOptions = {
  readonly projectPath: string
  readonly eventsPath?: string
  /** Instead of the project's own. */
  readonly profile?: ProfileName
  readonly timeoutSeconds: number
  /** What is not simulated is an error of Lua. */
  readonly isStrict?: boolean
  /** The app's `print` output, byte for byte. Answers the system's error code when it cannot be written. */
  readonly writeOutput: (bytes: Uint8Array) => string | undefined
  /** One line of ours: warnings, errors, why the run ended. */
  readonly say: (line: string) => void
  /** Ends the run early, as Ctrl-C does. */
  readonly interrupt: AbortSignal
}

/** Runs a project without a window until it is idle. All that the run opened is closed when it resolves. */
export async function run(options: RunOptions): Promise<ExitCode> {
  const { say } = options
  const usage = (problem: string): ExitCode => {
    say(problem)
    return exitCodes.usage
  }
  const folders = await openFolders(options.projectPath, defaultSandboxesPath())
  if (!folders.ok) return usage(folders.error.message)
  const log = createEventLog({ nowMs: systemClock.nowMs })
  const events = options.eventsPath === undefined ? undefined : await openEventsFile(options.eventsPath, log)
  if (events !== undefined && !events.ok) return usage(events.error.message)
  const end = await runApp(folders.value, log, options)
  const code = exitCodeOf(end, options)
  const written = await events?.value.close()
  if (written === undefined || written.ok) return code
  say(written.error.message)
  return code === exitCodes.fine ? exitCodes.usage : code
}

type Opened = { readonly project: Project; readonly sandbox: Sandbox; readonly sandboxesPath: string }

async function openFolders(projectPath: string, sandboxesPath: string): Promise<Outcome<Opened>> {
  const project = await openProject(projectPath)
  if (!project.ok) return project
  if (project.value.kind !== 'solar2d') {
    return fail(
      'BAD_PROJECT',
      `${projectPath}: web apps cannot run without a window yet; a folder with main.lua can.`,
    )
  }
  const sandbox = openSandbox({ projectPath: project.value.path, sandboxesPath })
  return sandbox.ok ? ok({ project: project.value, sandbox: sandbox.value, sandboxesPath }) : sandbox
}

async function runApp(
  { project, sandbox, sandboxesPath }: Opened,
  log: EventLog,
  options: RunOptions,
): Promise<End> {
  const id = randomBytes(6).toString('hex')
  const profile = profileOf(options.profile ?? project.profile)
  const [luaWasm, sqliteWasm] = await Promise.all([readLuaWasm(), readSqliteWasm()])
  log.subscribe((entry) => {
    if (entry.kind === 'finding') options.say(describeFinding(entry.finding))
  })
  let publish: Publish<typeof appNetwork> | undefined
  // Before the app's thread: what that says while nobody listens would be lost.
  const session = await openSession({
    id,
    project,
    profile,
    sandbox,
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
    isStrict: options.isStrict ?? false,
  }
  const output = new AbortController()
  const thread = startAppThread(
    { launch, projectPath: project.path, sandboxesPath },
    {
      print: (line) => {
        const code = output.signal.aborted ? undefined : options.writeOutput(line)
        if (code !== undefined) output.abort(code)
      },
      message: ({ level, text }) => options.say(`${level}: ${text}`),
      finding: session.find,
    },
  )
  const call = serve(appNetwork, session.network)
  servePort(appNetworkNames, thread.port, (name, input) => call(name, input, undefined))
  publish = createPortPublish<typeof appNetwork>(appNetworkNames, thread.port)

  const end = await firstEnd(thread, { ...options, output: output.signal })
  // What is in flight ends before the app's exit listeners run, as on the device.
  const closed = session.close('close')
  await thread.askToExit()
  await closed
  await thread.terminate()
  return end
}

function describeFinding({ source, message, platforms, fix }: Finding): string {
  const place = source === undefined ? '' : `${source}: `
  return `finding: ${place}${message} [${platforms.join(', ')}] ${fix}`
}
