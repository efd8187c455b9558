import type { LifeCycleEvent, LogEntry } from '../../../shared/log-entry.ts'

/** A moment in the life of a session: its launch and end, the app put aside and taken up, the connection changed. */
export type LifeMark = {
  readonly atMs: number
  readonly sessionId: string
  readonly event: LifeCycleEvent
  readonly detail?: string
}

// A person makes them, so there are few; a script may make more.
const mostMarks = 10_000

/** Adds what the entry tells of a session's life. Changed in place; the oldest go, an eighth at once. */
export function addLifeMark(marks: LifeMark[], entry: LogEntry): void {
  if (entry.kind !== 'life-cycle') return
  const { atMs, sessionId, event, detail } = entry
  marks.push({ atMs, sessionId, event, ...(detail === undefined ? {} : { detail }) })
  if (marks.length > mostMarks) marks.splice(0, mostMarks / 8)
}
