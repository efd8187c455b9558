import type { ConsoleLevel, LogEntry } from '../../../shared/log-entry.ts'
import { lifeCycleWords } from '../../../shared/describe/words.ts'

export const lineLevels = ['print', 'info', 'warning', 'error', 'life-cycle'] as const
export type LineLevel = ConsoleLevel | 'life-cycle'

export type ConsoleLine = {
  readonly sequence: number
  readonly atMs: number
  readonly sessionId: string
  readonly level: LineLevel
  /** Whose event the app's listeners got last before the line, when that was a moment ago. */
  readonly near?: NearEvent
  readonly text: string
  /** `file:line` when known. */
  readonly source?: string
}

export type NearEvent = { readonly exchangeId: string; readonly atMs: number }

/** Changed in place: a batch costs what it holds, not what the console holds. */
export type ConsoleLines = {
  readonly lines: ConsoleLine[]
  textLength: number
  /** Lines that were let go to stay within the limits; the pane says so. */
  droppedLines: number
  /** How many of the kept lines are errors and warnings. */
  problems: { readonly errors: number; readonly warnings: number }
  readonly byLevel: Record<LineLevel, number>
  /** Grows with every change of the lines: who shows them watches this. */
  revision: number
  /** By session: the event that was delivered last. */
  readonly lastHeard: Map<string, NearEvent>
}

// The app may print for ever: the pane keeps the newest, within both limits.
const maxLines = 20_000
const maxTextLength = 16 * 1024 * 1024

/** What the app says later has more to do with other things. [I223] */
const momentMs = 1000

const noProblems = { errors: 0, warnings: 0 }

export const createConsoleLines = (): ConsoleLines => ({
  lines: [],
  textLength: 0,
  droppedLines: 0,
  problems: noProblems,
  byLevel: { print: 0, info: 0, warning: 0, error: 0, 'life-cycle': 0 },
  revision: 0,
  lastHeard: new Map(),
})

/** Notes an event that the app's listeners got. */
export function hearEvent(console: ConsoleLines, entry: LogEntry): void {
  if (entry.kind !== 'delivered') return
  console.lastHeard.set(entry.sessionId, { exchangeId: entry.exchangeId, atMs: entry.atMs })
}

/** The line that an entry makes, if any: prints and errors, and the marks of the session's life. */
export function consoleLineOf(entry: LogEntry): ConsoleLine | undefined {
  if (entry.kind === 'console') {
    return {
      sequence: entry.sequence,
      atMs: entry.atMs,
      sessionId: entry.sessionId,
      level: entry.level,
      text: entry.text,
      ...(entry.source === undefined ? {} : { source: entry.source }),
    }
  }
  if (entry.kind === 'life-cycle') {
    const words = lifeCycleWords[entry.event]
    const text = entry.detail === undefined ? words : `${words}: ${entry.detail}`
    const { sequence, atMs, sessionId } = entry
    return { sequence, atMs, sessionId, level: 'life-cycle', text }
  }
  return undefined
}

export function addLine(console: ConsoleLines, line: ConsoleLine): void {
  const heard = line.level === 'life-cycle' ? undefined : console.lastHeard.get(line.sessionId)
  const isNear = heard !== undefined && line.atMs - heard.atMs <= momentMs
  console.revision += 1
  console.lines.push(isNear ? { ...line, near: heard } : line)
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
  console.revision += 1
  console.lines.splice(0, dropped)
  console.droppedLines += dropped
}

export function clearLines(console: ConsoleLines): void {
  console.revision += 1
  console.lines.length = 0
  console.textLength = 0
  console.droppedLines = 0
  console.problems = noProblems
  for (const level of lineLevels) console.byLevel[level] = 0
}

function count(console: ConsoleLines, line: ConsoleLine, by: 1 | -1): void {
  console.textLength += by * line.text.length
  console.byLevel[line.level] += by
  if (line.level !== 'error' && line.level !== 'warning') return
  const key = line.level === 'error' ? 'errors' : 'warnings'
  console.problems = { ...console.problems, [key]: console.problems[key] + by }
}
