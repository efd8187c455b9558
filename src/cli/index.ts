import { Command, CommanderError } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { printable } from '../core/printable.ts'
import { addExplainCommand } from './commands/explain-command.ts'
import { addHarCommand } from './commands/har-command.ts'
import { addProfilesCommand } from './commands/profiles-command.ts'
import { addRunCommand } from './commands/run-command.ts'
import { addSandboxCommand } from './commands/sandbox-command.ts'
import { exitCodes } from '../shared/run/exit-codes.ts'

const program = new Command('coronagraph')
  .description('Run a Solar2D project against a simulated network layer, without a window.')
  .version(packageFile.version)
  .exitOverride()
  .configureOutput({
    writeOut: (text) => process.stdout.write(text),
    writeErr: (text) => process.stderr.write(text),
  })

addRunCommand(program)
addSandboxCommand(program)
addProfilesCommand(program)
addExplainCommand(program)
addHarCommand(program)

// Nobody needs to read what we say: a closed standard error is no reason to end.
process.stderr.on('error', () => {})

try {
  await program.parseAsync()
} catch (error) {
  const isSaid = error instanceof CommanderError
  if (!isSaid) process.stderr.write(`${printable(error instanceof Error ? error.message : String(error))}\n`)
  process.exitCode = isSaid && error.exitCode === 0 ? exitCodes.fine : exitCodes.usage
}
