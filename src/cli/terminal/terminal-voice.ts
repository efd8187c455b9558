import { systemClock } from '../../core/clock.ts'
import { printable } from '../../core/printable.ts'
import { createProgressLine } from './progress-line.ts'
import type { RunVoice } from '../run.ts'
import { writeOutput } from './standard-output.ts'

const newline = 10
const defaultColumns = 80

/** A run that speaks on a terminal, or into what stands in its place. */
export type TerminalVoice = Pick<RunVoice, 'writeOutput' | 'say' | 'watch'> & {
  /** Leaves the terminal as it was. */
  readonly stop: () => void
}

/** Standard output for the app, standard error for us; colours and a progress line only where somebody looks on. */
export function createTerminalVoice(options: { readonly showsProgress: boolean }): TerminalVoice {
  const { stdout, stderr } = process
  const isTerminal = stderr.isTTY && process.env['TERM'] !== 'dumb'
  const colour = isTerminal && !process.env['NO_COLOR'] ? paint : (line: string) => line
  const write = (line: string): unknown => stderr.write(`${colour(printable(line))}\n`)
  if (!isTerminal || !options.showsProgress) return { writeOutput, say: write, stop: () => {} }

  const progress = createProgressLine({
    write: (text) => stderr.write(text),
    // A terminal that does not know its width says 0.
    columns: () => stderr.columns || defaultColumns,
    clock: systemClock,
  })
  return {
    writeOutput: (bytes) =>
      // Somewhere else it disturbs nothing.
      stdout.isTTY ? progress.around(() => writeOutput(bytes), bytes.at(-1) === newline) : writeOutput(bytes),
    say: (line) => void progress.around(() => write(line)),
    watch: progress.watch,
    stop: progress.stop,
  }
}

const codes = { error: 31, warning: 33, finding: 36 } as const

/** Colours what kind of line it is. */
export function paint(line: string): string {
  const kind = /^(error|warning|finding): /.exec(line)?.[1]
  if (kind !== 'error' && kind !== 'warning' && kind !== 'finding') return line
  return `\u001B[${codes[kind]}m${kind}:\u001B[39m${line.slice(kind.length + 1)}`
}
