import type { LogEntry } from '../log-entry.ts'
import type { CoronaLog } from './corona.ts'

/** The entries that belong to no exchange. */
export function othersOf({ lifeCycle, console, findings }: CoronaLog): readonly LogEntry[] {
  return [
    ...lifeCycle.map((entry): LogEntry => ({ ...entry, kind: 'life-cycle' })),
    ...console.map((entry): LogEntry => ({ ...entry, kind: 'console' })),
    ...findings.map((entry): LogEntry => ({ ...entry, kind: 'finding' })),
  ]
}

/** Of sorted entries. */
export function sequenceProblem(entries: readonly LogEntry[]): string | undefined {
  const twice = entries.find((entry, index) => entry.sequence === entries[index - 1]?.sequence)
  return twice === undefined ? undefined : `The sequence number ${twice.sequence} stands at two places.`
}
