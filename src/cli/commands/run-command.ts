import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { profileNames, type ProfileName } from '../../shared/profile/profile.ts'
import { defaultTimeoutSeconds, type RunOptions } from '../../shared/run/run-options.ts'
import { run } from '../run.ts'
import { createTerminalVoice } from '../terminal/terminal-voice.ts'
import { collectHost, parseSeconds, parseUntil } from './run-switches.ts'

type Switches = {
  readonly profile?: ProfileName
  readonly host?: Readonly<Record<string, string>>
  readonly strict?: true
  readonly sandbox?: string
  readonly fresh?: true
  readonly until?: NonNullable<RunOptions['until']>
  readonly timeout: number
  readonly script?: string
  readonly expect?: string
  readonly events?: string
  readonly har?: string
  readonly junit?: string
  readonly summary?: string
  readonly report?: string
  readonly withSensitive?: true
  readonly progress: boolean
}

/** `coronagraph run <project>` */
export function addRunCommand(program: Command): void {
  program
    .command('run')
    .description("run a project without a window; standard output is the app's print output and nothing else")
    .argument('<project>', 'the folder of the project')
    .optionsGroup('Where it runs:')
    .addOption(
      new Option('--profile <name>', "whose delivery rules apply, instead of the project's own").choices(
        profileNames,
      ),
    )
    .option(
      '--host <name=address:port>',
      'lead a host, over http and https, to a server of this machine; may be repeated',
      collectHost,
    )
    .option('--strict', 'what Solar2D has and the simulator has not is an error of Lua instead of a warning')
    .addOption(
      new Option(
        '--sandbox <folder>',
        "a folder for the app's directories, instead of the simulator's own",
      ).conflicts('fresh'),
    )
    .option('--fresh', "directories that are empty at first and gone afterwards, instead of the app's own")
    .optionsGroup('How long:')
    .option(
      '--until <end>',
      'idle: nothing can happen any more; exit: the app ends itself; a number: so many seconds (default: idle)',
      parseUntil,
    )
    .option('--timeout <seconds>', 'end a run that does not end', parseSeconds, defaultTimeoutSeconds)
    .optionsGroup('What is done and expected:')
    .option('--script <file>', 'what a person does meanwhile: taps, types, waits, suspends, as JSON')
    .option('--expect <file>', "what must have happened, beside the project's own expect, as JSON")
    .optionsGroup('What is written:')
    .option(
      '--events <file>',
      'every wire event and every delivered event as it happens, one line of JSON each',
    )
    .option('--har <file>', 'the requests and what the listeners got as HAR 1.2, which browsers open')
    .option('--junit <file>', 'the run and each expectation as JUnit test cases, for CI')
    .option('--summary <file>', 'what the run came to as JSON: counts, bytes, findings, files')
    .option('--report <file>', 'one page of HTML that shows it all, also offline')
    .option('--with-sensitive', 'keep passwords, cookies and keys in the HAR and the report')
    .option('--no-progress', 'show no progress line on a terminal')
    .addHelpText('after', helpText)
    .action(runWith)
}

const helpText = `
Examples:
  $ coronagraph run examples/cancel-button --timeout 10
  $ coronagraph run game --fresh --host api.example.com=127.0.0.1:8080 \\
      --script tap-send.json --expect sent.json --junit result.xml

Exit codes:
  0    fine
  1    the app raised an error that nobody caught
  2    usage: wrong arguments or files, or a file that cannot be written
  3    the run had not ended by itself after --timeout
  4    an expectation failed, or a step of the script could not be done
  130  ended by Ctrl-C

The documents of scripts and expectations are docs/scripts.md and docs/expectations.md.`

async function runWith(project: string, { timeout, host, progress, ...switches }: Switches): Promise<void> {
  const interrupt = new AbortController()
  process.once('SIGINT', () => interrupt.abort())
  process.once('SIGTERM', () => interrupt.abort())
  const voice = createTerminalVoice({ showsProgress: progress })
  try {
    const { exitCode } = await run(
      {
        ...switches,
        project: resolve(project),
        ...resolved(switches, files),
        ...(host === undefined ? {} : { hosts: host }),
        timeoutSeconds: timeout,
      },
      { ...voice, interrupt: interrupt.signal },
    )
    process.exitCode = exitCode
  } finally {
    voice.stop()
  }
}

const files = ['sandbox', 'script', 'expect', 'events', 'har', 'junit', 'summary', 'report'] as const

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
