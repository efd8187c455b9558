import type { BrowserWindow } from 'electron'
import { annotate } from '../../core/record/annotate.ts'
import { snapshotPage } from '../../core/record/snapshot-page.ts'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import { ok } from '../../shared/outcome.ts'
import { usageOf } from './feed.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type RecordHandlers = Pick<
  TrafficHandlers<BrowserWindow>,
  'snapshot' | 'heard' | 'entriesOf' | 'cancel' | 'clear' | 'annotate'
>

/** Reads the log, and what a person does with its exchanges without sending anything. */
export function recordHandlers(deps: TrafficDeps): RecordHandlers {
  const { simulator, log, store, clock, feed } = deps
  return {
    snapshot: async ({ afterSequence, headers }) => {
      const page = snapshotPage(log, afterSequence, clock, headers && new Set(headers))
      if (afterSequence === 0 || page.isComplete) feed.restart()
      if (page.isComplete) deps.onSnapshot()
      return ok({ ...page, state: simulator.state(), nowMs: log.nowMs(), usage: usageOf(log, store) })
    },
    heard: async ({ upTo }) => ok(feed.heard(upTo)),
    entriesOf: async ({ exchangeId }) => ok({ entries: log.entriesOf(exchangeId) }),
    cancel: async ({ exchangeIds }) => ok(simulator.cancel(exchangeIds)),
    clear: async () => ok(log.clearFinished()),
    annotate: async ({ exchangeIds, ...change }) => ok(await annotate(log, exchangeIds, change)),
  }
}
