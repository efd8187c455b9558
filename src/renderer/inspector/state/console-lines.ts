import type { ConsoleLevel, LogEntry } from '../../../shared/log-entry.ts'
import { lifeCycleWords } from '../../../shared/describe/words.ts'

export type ConsoleLine = {
  readonly sequence: number
  readonly atMs: number
  readonly level: ConsoleLevel | 'life-cycle'
  readonly text: string
  /** `file:line` when known. */
  readonly source?: string
}

/** Changed in place: a batch costs what it holds, not what the console holds. */
export type ConsoleLines = {
  readonly lines: ConsoleLine[]
  textLength: number
  /** Lines that were let go to stay within the limits; the pane says so. */
  droppedLines: number
  /** How many of the kept lines are errors and warnings. */
  problems: { readonly errors: number; readonly warnings: number }
}

// The app may print for ever: the pane keeps the newest, within both limits.
const maxLines = 20_000
const maxTextLength = 16 * 1024 * 1024

const noProblems = { errors: 0, warnings: 0 }

export const createConsoleLines = (): ConsoleLines => ({
  lines: [],
  textLength: 0,
  droppedLines: 0,
  problems: noProblems,
})

/** The line that an entry makes, if any: prints and errors, and the marks of the session's life. */
export function consoleLineOf(entry: LogEntry): ConsoleLine | undefined {
  if (entry.kind === 'console') {
    return {
      sequence: entry.sequence,
      atMs: entry.atMs,
      level: entry.level,
      text: entry.text,
      ...(entry.source === undefined ? {} : { source: entry.source }),
    }
  }
  if (entry.kind === 'life-cycle') {
    const words = lifeCycleWords[entry.event]
    const text = entry.detail === undefined ? words : `${words}: ${entry.detail}`
    return { sequence: entry.sequence, atMs: entry.atMs, level: 'life-cycle', text }
  }
  return undefined
}

export function addLine(console: ConsoleLines, line: ConsoleLine): void {
  console.lines.push(line)
  count(console, line, 1)
}

/** Lets the oldest lines go once a limit is passed, and an eighth more so that it happens rarely. */
export function trimLines(console: ConsoleLines): void {
  if (console.lines.length <= maxLines && console.textLength <= maxTextLength) return
  const linesToKeep = maxLines - maxLines / 8
  const textToKeep = maxTextLength - maxTextLength / 8
  let dropped = 0
  for (const line of console.lines) {
    if (console.lines.length - dropped <= linesToKeep && console.textLength <= textToKeep) break
    count(console, line, -1)
    dropped += 1
  }
  console.lines.splice(0, dropped)
  console.droppedLines += dropped
}

export function clearLines(console: ConsoleLines): void {
  console.lines.length = 0
  console.textLength = 0
  console.droppedLines = 0
  console.problems = noProblems
}

function count(console: ConsoleLines, line: ConsoleLine, by: 1 | -1): void {
  console.textLength += by * line.text.length
  if (line.level !== 'error' && line.level !== 'warning') return
  const key = line.level === 'error' ? 'errors' : 'warnings'
  console.problems = { ...console.problems, [key]: console.problems[key] + by }
}
