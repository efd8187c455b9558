import { randomBytes } from 'node:crypto'
import { systemClock } from '../core/clock.ts'
import { readLuaWasm } from '../core/lua-wasm.ts'
import { openProject, type Project } from '../core/project/project.ts'
import { createEventLog, type EventLog } from '../core/record/event-log.ts'
import { openSandbox, type Sandbox } from '../core/sandbox/sandbox.ts'
import { defaultSandboxesPath } from '../core/sandboxes-path.ts'
import { serve } from '../core/serve.ts'
import { openSession } from '../core/session.ts'
import { appNetwork, type NetworkEventMessage } from '../shared/contract/app-network.ts'
import type { Finding } from '../shared/finding.ts'
import { appNetworkNames } from '../shared/contract/names.ts'
import { fail, ok, type Outcome } from '../shared/outcome.ts'
import type { ProfileName } from '../shared/profile/profile.ts'
import { profileOf } from '../shared/profile/profiles.ts'
import { startAppThread, type AppThread, type ThreadEnd } from './app-thread.ts'
import { openEventsFile } from './events-file.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { createPortPublish, servePort } from './port.ts'

export type RunOptions = {
  readonly projectPath: string
  readonly eventsPath?: string
  /** Instead of the project's own. */
  readonly profile?: ProfileName
  readonly timeoutSeconds: number
  /** The app's `print` output, byte for byte. Answers the system's error code when it cannot be written. */
  readonly writeOutput: (bytes: Uint8Array) => string | undefined
  /** One line of ours: warnings, errors, why the run ended. */
  readonly say: (line: string) => void
  /** Ends the run early, as Ctrl-C does. */
  readonly interrupt: AbortSignal
}

type End =
  | ThreadEnd
  | { readonly by: 'timeout' | 'interrupt' }
  /** Standard output takes nothing more. */
  | { readonly by: 'output'; readonly code: string }

/** Runs a project without a window until it is idle. All that the run opened is closed when it resolves. */
export async function run(options: RunOptions): Promise<ExitCode> {
  const { say } = options
  const usage = (problem: string): ExitCode => {
    say(problem)
    return exitCodes.usage
  }
  const sandboxesPath = defaultSandboxesPath()
  const folders = await openFolders(options.projectPath, sandboxesPath)
  if (!folders.ok) return usage(folders.error.message)
  const log = createEventLog({ nowMs: systemClock.nowMs })
  const events = options.eventsPath === undefined ? undefined : await openEventsFile(options.eventsPath, log)
  if (events !== undefined && !events.ok) return usage(events.error.message)
  try {
    const end = await runApp({ ...folders.value, log, sandboxesPath }, options)
    const code = exitCodeOf(end, options)
    const written = await events?.value.close()
    if (written === undefined || written.ok) return code
    say(written.error.message)
    return code === exitCodes.fine ? exitCodes.usage : code
  } finally {
    await events?.value.close()
  }
}

type Opened = { readonly project: Project; readonly sandbox: Sandbox }

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
  return sandbox.ok ? ok({ project: project.value, sandbox: sandbox.value }) : sandbox
}

async function runApp(
  {
    project,
    sandbox,
    log,
    sandboxesPath,
  }: Opened & { readonly log: EventLog; readonly sandboxesPath: string },
  options: RunOptions,
): Promise<End> {
  const id = randomBytes(6).toString('hex')
  const profile = profileOf(options.profile ?? project.profile)
  const luaWasm = await readLuaWasm()
  log.subscribe((entry) => {
    if (entry.kind === 'finding') options.say(describeFinding(entry.finding))
  })
  let deliver: (message: NetworkEventMessage) => void = () => {}
  // Before the app's thread: what that says while nobody listens would be lost.
  const session = await openSession({
    id,
    project,
    profile,
    sandbox,
    log,
    clock: systemClock,
    deliver: (message) => deliver(message),
  })
  const launch = {
    projectName: project.name,
    sessionId: id,
    profile: profile.name,
    luaWasm,
    contentWidth: 320,
    contentHeight: 480,
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
  const publish = createPortPublish<typeof appNetwork>(appNetworkNames, thread.port)
  deliver = (message) => publish('event', message)

  const end = await firstEnd(thread, options, output.signal)
  await thread.askToExit()
  await session.close('close')
  await thread.terminate()
  return end
}

function describeFinding({ source, message, fix }: Finding): string {
  return `finding: ${source === undefined ? '' : `${source}: `}${message} ${fix}`
}

function firstEnd(thread: AppThread, options: RunOptions, output: AbortSignal): Promise<End> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ by: 'timeout' }), options.timeoutSeconds * 1000)
    const settle = (end: End): void => {
      clearTimeout(timer)
      resolve(end)
    }
    void thread.ended.then(settle)
    onAbort(options.interrupt, () => settle({ by: 'interrupt' }))
    onAbort(output, () => settle({ by: 'output', code: String(output.reason) }))
  })
}

function onAbort(signal: AbortSignal, run: () => void): void {
  if (signal.aborted) run()
  else signal.addEventListener('abort', run, { once: true })
}

function exitCodeOf(end: End, { timeoutSeconds, say }: RunOptions): ExitCode {
  switch (end.by) {
    case 'finished':
      return end.errorCount > 0 ? exitCodes.appError : exitCodes.fine
    case 'timeout':
      say(
        `The app was still busy after ${timeoutSeconds} s and was ended. Give it longer with --timeout SECONDS.`,
      )
      return exitCodes.timeout
    case 'interrupt':
      return exitCodes.interrupted
    case 'output':
      // Whoever reads has seen enough, as `head` does: no failure of the app, and none of ours.
      if (end.code === 'EPIPE') return exitCodes.fine
      say(`Standard output cannot be written (${end.code}). The run was ended.`)
      return exitCodes.usage
    case 'crash':
      say(`The app's thread ended by itself: ${end.problem}`)
      return exitCodes.appError
  }
}
