import type { LogEntry } from '../log-entry.ts'

export type RecordedConsole = {
  /** Without line ends: one `print` may make several. */
  readonly printedLines: readonly string[]
  /** The app printed more than is kept or looked at. */
  readonly isCut: boolean
  /** The first lines of the errors that nobody caught: `main.lua:3: broken`. */
  readonly uncaughtErrors: readonly string[]
  /** Of each warning, and each error that somebody caught, the first line. */
  readonly messages: readonly string[]
}

/** A check looks at each line many times, and an app may print line ends without end. */
const mostLines = 200_000

/** What a log says of the app's console. */
export function consoleOf(entries: readonly LogEntry[]): RecordedConsole {
  const printedLines: string[] = []
  const uncaughtErrors: string[] = []
  const messages: string[] = []
  let isCut = false
  for (const entry of entries) {
    if (entry.kind !== 'console') continue
    if (entry.loss === 'console-lines') isCut = true
    if (entry.level === 'print') {
      const lines = entry.text.split('\n', mostLines + 1 - printedLines.length)
      for (const line of lines) printedLines.push(line)
    } else if (entry.isUncaught === true) uncaughtErrors.push(firstLine(entry.text))
    else messages.push(`${entry.level}: ${firstLine(entry.text)}`)
  }
  return {
    printedLines: printedLines.slice(0, mostLines),
    isCut: isCut || printedLines.length > mostLines,
    uncaughtErrors,
    messages,
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
