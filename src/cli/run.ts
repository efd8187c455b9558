import { systemClock } from '../core/clock.ts'
import type { BodyReader } from '../core/record/bodies.ts'
import type { BodyStore } from '../core/record/body-store.ts'
import { createEventLog, type EventLog } from '../core/record/event-log.ts'
import { listSandboxFiles } from '../core/sandbox/list-files.ts'
import type { Sandbox } from '../core/sandbox/sandbox.ts'
import type { Finding } from '../shared/finding.ts'
import { ok } from '../shared/outcome.ts'
import { profileOf } from '../shared/profile/profiles.ts'
import { asksForFiles } from '../shared/run/check-expectations.ts'
import { defaultTimeoutSeconds, type RunOptions } from '../shared/run/run-options.ts'
import type { RunRecord } from '../shared/run/run-record.ts'
import type { RunVerdict } from '../shared/run/run-verdict.ts'
import { isRoot } from './app/electron-process.ts'
import { openEventsFile } from './outputs/events-file.ts'
import { execute } from './execute.ts'
import { exitCodes, type ExitCode } from '../shared/run/exit-codes.ts'
import { openExpectations } from './expectations.ts'
import { judge } from './judge.ts'
import { type OpenedRun, openRun } from './open-run.ts'
import { writeOutputs } from './outputs/outputs.ts'
import { outputsOf } from './outputs/run-outputs.ts'
import { openRunBodies, readRunBodies } from './run-bodies.ts'

/** Where a run speaks. */
export type RunVoice = {
  /** The app's `print` output, byte for byte. Answers the system's error code when it cannot be written. */
  readonly writeOutput: (bytes: Uint8Array) => string | undefined
  /** One line of ours: warnings, errors, why the run ended. */
  readonly say: (line: string) => void
  /** Ends the run early, as Ctrl-C does. */
  readonly interrupt: AbortSignal
  /** Whether the record names the app's files, also when nothing else asks for them. */
  readonly listsFiles?: boolean
  /** Whether the events of the record hold the first MiB of each response, as far as 256 MiB go. */
  readonly keepsBodies?: boolean
  /** Hears the log from its beginning. */
  readonly watch?: (log: Pick<EventLog, 'subscribe'>) => void
}

const mostKeptBytes = 256 * 1024 * 1024

/** How a run went, and what it left. */
export type RunFinish = {
  readonly exitCode: ExitCode
  /** Missing when nothing could be run; what is wrong was said. */
  readonly left?: {
    readonly record: RunRecord
    readonly sandbox: Sandbox
    readonly verdict: RunVerdict
  }
}

/** Runs a project without a window. All that the run opened is closed when it resolves. */
export async function run(options: RunOptions, voice: RunVoice): Promise<RunFinish> {
  const opened = await openRun(options)
  if (!opened.ok) {
    voice.say(opened.error.message)
    return { exitCode: exitCodes.usage }
  }
  const { har, report, events } = options
  const store = openRunBodies([har, report, events, voice.keepsBodies])
  try {
    return await runOpened(opened.value, options, voice, store)
  } finally {
    await store?.close()
    await opened.value.close()
  }
}

async function runOpened(
  { project, sandbox, script, electronPath }: OpenedRun,
  options: RunOptions,
  voice: RunVoice,
  store: BodyStore | undefined,
): Promise<RunFinish> {
  const { say } = voice
  const usage = (problem: string): RunFinish => {
    say(problem)
    return { exitCode: exitCodes.usage }
  }
  const expected = await openExpectations(project.expect, options.expect)
  if (!expected.ok) return usage(expected.error.message)
  const startedAtMs = Date.now()
  const log = createEventLog({
    nowMs: systemClock.nowMs,
    // Whoever expects something of what is printed wants all of it. Everything is read at the end.
    limits: { consoleLines: 200_000, looseExchanges: 10_000 },
    ...(store === undefined ? {} : { bodies: store }),
  })
  const bodies = readRunBodies({ log, store, sandbox })
  const events = options.events === undefined ? undefined : await openEventsFile(options.events, log, bodies)
  if (events !== undefined && !events.ok) return usage(events.error.message)
  log.subscribe((entry) => {
    if (entry.kind === 'finding') say(describeFinding(entry.finding))
  })
  voice.watch?.(log)
  const profile = profileOf(options.profile ?? project.profile)
  if (electronPath !== undefined && isRoot()) {
    say(
      "Running as root: Chromium's process sandbox is off. Run projects that you do not trust as another user.",
    )
  }
  const executed = execute({
    project,
    sandbox,
    script,
    electronPath,
    profile,
    isStrict: options.strict ?? false,
    until: options.until ?? 'idle',
    timeoutSeconds: options.timeoutSeconds ?? defaultTimeoutSeconds,
    log,
    bodies: store,
    writeOutput: voice.writeOutput,
    onMessage: ({ level, text }) => say(`${level}: ${text}`),
    interrupt: voice.interrupt,
  })
  const { end, errorCount } = await executed.catch(async (error: unknown) => {
    await events?.value.close()
    throw error
  })
  const asksForList = options.summary !== undefined || options.report !== undefined
  const files =
    asksForFiles(expected.value) || asksForList || voice.listsFiles === true
      ? await listSandboxFiles(sandbox)
      : ok([])
  const record: RunRecord = {
    project: { name: project.name, path: project.path, hosts: [...project.hosts.keys()] },
    profile: profile.name,
    isStrict: options.strict ?? false,
    startedAtMs,
    durationMs: log.nowMs(),
    end,
    errorCount,
    entries: log.entries(),
    files: files.ok ? files.value : [],
  }
  const verdict = judge(expected.value, record, say)
  const written = [
    files,
    await events?.value.close(),
    await writeOutputs(outputsOf(options, bodies), record, verdict),
  ]
  const problems = written.flatMap((outcome) =>
    outcome === undefined || outcome.ok ? [] : [outcome.error.message],
  )
  for (const problem of problems) say(problem)
  return {
    exitCode: verdict.exitCode === exitCodes.fine && problems.length > 0 ? exitCodes.usage : verdict.exitCode,
    left: {
      record: voice.keepsBodies === true ? await withBodies(record, bodies) : record,
      sandbox,
      verdict,
    },
  }
}

async function withBodies(record: RunRecord, bodies: BodyReader): Promise<RunRecord> {
  const { collectBodies } = await import('../core/har/collect-bodies.ts')
  return collectBodies(record, bodies, mostKeptBytes)
}

function describeFinding({ source, message, platforms, fix }: Finding): string {
  const place = source === undefined ? '' : `${source}: `
  return `finding: ${place}${message} [${platforms.join(', ')}] ${fix}`
}
