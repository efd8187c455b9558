import { resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { printable } from '../../core/printable.ts'
import { profileNames, type ProfileName } from '../../shared/profile/profile.ts'
import { defaultTimeoutSeconds } from '../../shared/run/run-options.ts'
import { run } from '../run.ts'
import { writeOutput } from '../standard-output.ts'

type Switches = {
  readonly expect?: string
  readonly har?: string
  readonly withSensitive?: true
  readonly junit?: string
  readonly summary?: string
  readonly events?: string
  readonly profile?: ProfileName
  readonly strict?: true
  readonly timeout: number
}

/** `coronagraph run <project>` */
export function addRunCommand(program: Command): void {
  program
    .command('run')
    .description("run a project until it is idle; standard output is the app's print output and nothing else")
    .argument('<project>', 'a folder with main.lua')
    .option(
      '--events <file>',
      'write every wire event and every delivered event to a file, one line of JSON each',
    )
    .option('--expect <file>', "what must have happened, beside the project's own expect, as JSON")
    .option('--har <file>', 'write the requests and what the listeners got as HAR 1.2, which browsers open')
    .option('--with-sensitive', 'keep passwords, cookies and keys in the HAR')
    .option('--junit <file>', 'write the run and each expectation as JUnit test cases, for CI')
    .option('--summary <file>', 'write what the run came to as JSON: counts, bytes, findings, files')
    .addOption(
      new Option('--profile <name>', "whose delivery rules apply, instead of the project's own").choices(
        profileNames,
      ),
    )
    .option('--strict', 'what Solar2D has and the simulator has not is an error of Lua instead of a warning')
    .option('--timeout <seconds>', 'end the run after this time', parseSeconds, defaultTimeoutSeconds)
    .addHelpText(
      'after',
      `
The run ends when the app is idle: no timers, no transitions, no requests.

Exit codes: 0 fine, 1 the app raised an error, 2 usage, 3 timeout,
4 an expectation failed, 130 interrupted.`,
    )
    .action(async (project: string, { timeout, ...switches }: Switches) => {
      const interrupt = new AbortController()
      process.once('SIGINT', () => interrupt.abort())
      process.once('SIGTERM', () => interrupt.abort())
      const { exitCode } = await run(
        {
          ...switches,
          project: resolve(project),
          ...resolved(switches, ['events', 'expect', 'har', 'junit', 'summary']),
          timeoutSeconds: timeout,
        },
        {
          writeOutput,
          say: (line) => process.stderr.write(`${printable(line)}\n`),
          interrupt: interrupt.signal,
        },
      )
      process.exitCode = exitCode
    })
}

/** Switches that name files, relative to the folder of the shell. */
function resolved<Name extends string>(
  switches: Readonly<Partial<Record<Name, string>>>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const paths: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const path = switches[name]
    if (path !== undefined) paths[name] = resolve(path)
  }
  return paths
}

function parseSeconds(value: string): number {
  const seconds = Number(value)
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 86_400) {
    throw new InvalidArgumentError('give a number of seconds above 0 and up to 86400.')
  }
  return seconds
}
