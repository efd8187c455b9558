import { resolve } from 'node:path'
import type { Command } from 'commander'
import { printable } from '../../core/printable.ts'
import { exitCodes } from '../../shared/run/exit-codes.ts'

/** `coronagraph har <file>` */
export function addHarCommand(program: Command): void {
  program
    .command('har')
    .description("check an HTTP Archive, ours or another tool's, and say what is in it")
    .argument('<file>', 'a HAR file')
    .action(async (file: string) => {
      // Knowing every field of a HAR takes its time, which the other commands need not wait for.
      const [{ readHar }, { describeHar }] = await Promise.all([
        import('../../core/har/read-har.ts'),
        import('../outputs/describe-har.ts'),
      ])
      const run = await readHar(resolve(file))
      if (!run.ok) {
        process.stderr.write(`${printable(run.error.message)}\n`)
        process.exitCode = exitCodes.usage
        return
      }
      process.stdout.write(`${describeHar(run.value).map(printable).join('\n')}\n`)
    })
}
