import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readHar } from '../../core/har/read-har.ts'
import { printable } from '../../core/printable.ts'
import { describeHar } from '../describe-har.ts'
import { exitCodes } from '../exit-codes.ts'

/** `coronagraph har <file>` */
export function addHarCommand(program: Command): void {
  program
    .command('har')
    .description("check an HTTP Archive, ours or another tool's, and say what is in it")
    .argument('<file>', 'a HAR file')
    .action(async (file: string) => {
      const run = await readHar(resolve(file))
      if (!run.ok) {
        process.stderr.write(`${printable(run.error.message)}\n`)
        process.exitCode = exitCodes.usage
        return
      }
      process.stdout.write(`${describeHar(run.value).map(printable).join('\n')}\n`)
    })
}
