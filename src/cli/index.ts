import { writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { exitCodes } from './exit-codes.ts'
import { run } from './run.ts'

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
  .option('--timeout <seconds>', 'end the run after this time', parseSeconds, 60)
  .addHelpText(
    'after',
    `
The run ends when the app is idle: no timers, no transitions, no requests.

Exit codes: 0 fine, 1 the app raised an error, 2 usage, 3 timeout, 130 interrupted.`,
  )
  .action(async (project: string, options: { readonly events?: string; readonly timeout: number }) => {
    const interrupt = new AbortController()
    process.once('SIGINT', () => interrupt.abort())
    process.once('SIGTERM', () => interrupt.abort())
    process.exitCode = await run({
      projectPath: resolve(project),
      ...(options.events === undefined ? {} : { eventsPath: resolve(options.events) }),
      timeoutSeconds: options.timeout,
      writeOutput: writeAll,
      say: (line) => process.stderr.write(`${line}\n`),
      interrupt: interrupt.signal,
    })
  })

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.usage
}

function parseSeconds(value: string): number {
  const seconds = Number(value)
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 86_400) {
    throw new InvalidArgumentError('give a number of seconds above 0 and up to 86400.')
  }
  return seconds
}

/** Synchronous, so that what the app printed is out before anything else happens, whatever stands behind the pipe. */
function writeAll(bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(1, bytes, written)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') process.exit(exitCodes.fine)
      if (code !== 'EAGAIN') throw error
    }
  }
}
