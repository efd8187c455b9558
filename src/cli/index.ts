import { resolve } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { profileNames, type ProfileName } from '../shared/profile/profile.ts'
import { printable } from '../core/printable.ts'
import { exitCodes } from './exit-codes.ts'
import { run } from './run.ts'
import { writeOutput } from './standard-output.ts'

type RunCommandOptions = {
  readonly events?: string
  readonly profile?: ProfileName
  readonly timeout: number
  readonly strict?: boolean
}

const program = new Command('coronagraph')
  .description('Run a Solar2D project against a simulated network layer, without a window.')
  .version(packageFile.version)
  .exitOverride()
  .configureOutput({
    writeOut: (text) => process.stdout.write(text),
    writeErr: (text) => process.stderr.write(text),
  })

program
  .command('run')
  .description("run a project until it is idle; standard output is the app's print output and nothing else")
  .argument('<project>', 'a folder with main.lua')
  .option(
    '--events <file>',
    'write every wire event and every delivered event to a file, one line of JSON each',
  )
  .addOption(
    new Option('--profile <name>', "whose delivery rules apply, instead of the project's own").choices(
      profileNames,
    ),
  )
  .option('--strict', 'what Solar2D has and the simulator has not is an error of Lua instead of a warning')
  .option('--timeout <seconds>', 'end the run after this time', parseSeconds, 60)
  .addHelpText(
    'after',
    `
The run ends when the app is idle: no timers, no transitions, no requests.

Exit codes: 0 fine, 1 the app raised an error, 2 usage, 3 timeout, 130 interrupted.`,
  )
  .action(async (project: string, options: RunCommandOptions) => {
    const interrupt = new AbortController()
    process.once('SIGINT', () => interrupt.abort())
    process.once('SIGTERM', () => interrupt.abort())
    process.exitCode = await run({
      projectPath: resolve(project),
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(options.events === undefined ? {} : { eventsPath: resolve(options.events) }),
      timeoutSeconds: options.timeout,
      isStrict: options.strict ?? false,
      writeOutput,
      say: (line) => process.stderr.write(`${printable(line)}\n`),
      interrupt: interrupt.signal,
    })
  })

// Nobody needs to read what we say: a closed standard error is no reason to end.
process.stderr.on('error', () => {})

try {
  await program.parseAsync()
} catch (error) {
  const isSaid = error instanceof CommanderError
  if (!isSaid) process.stderr.write(`${printable(error instanceof Error ? error.message : String(error))}\n`)
  process.exitCode = isSaid && error.exitCode === 0 ? exitCodes.fine : exitCodes.usage
}

function parseSeconds(value: string): number {
  const seconds = Number(value)
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 86_400) {
    throw new InvalidArgumentError('give a number of seconds above 0 and up to 86400.')
  }
  return seconds
}
