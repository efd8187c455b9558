import type { EventLog } from '../../core/record/event-log.ts'
import type { Clock } from '../../core/clock.ts'
import type { Publish } from '../../shared/contract/define.ts'
import type { traffic } from '../../shared/contract/traffic.ts'
import type { LogEntry } from '../../shared/log-entry.ts'

/** Messages cost, events do not: entries leave together, at most one batch in this time. */
const batchEveryMs = 50

export function feedInspector(options: {
  readonly log: EventLog
  readonly clock: Clock
  readonly publish: Publish<typeof traffic>
}): void {
  let batch: LogEntry[] = []
  const flush = (): void => {
    const entries = batch
    batch = []
    options.publish('entries', { entries })
  }
  options.log.subscribe((entry) => {
    batch.push(entry)
    if (batch.length === 1) options.clock.setTimer(batchEveryMs, flush)
  })
}
