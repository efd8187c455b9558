import type { BrowserWindow } from 'electron'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import { fail, ok } from '../../shared/outcome.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type RecordHandlers = Pick<
  TrafficHandlers<BrowserWindow>,
  'snapshot' | 'entriesOf' | 'cancel' | 'clear' | 'annotate'
>

/** Reads the log, and what a person does with its exchanges without sending anything. */
export function recordHandlers({ simulator, log, onSnapshot }: TrafficDeps): RecordHandlers {
  return {
    snapshot: async ({ afterSequence }) => {
      onSnapshot()
      const entries = log.entries()
      return ok({
        state: simulator.state(),
        entries: entries.filter(({ sequence }) => sequence > afterSequence),
        upTo: log.sequence(),
        isComplete: true,
        nowMs: log.nowMs(),
        usage: {
          exchanges: 0,
          entryBytes: 0,
          mostEntryBytes: 0,
          bodyBytes: 0,
          mostBodyBytes: 0,
          droppedExchanges: 0,
          droppedBodies: 0,
        },
      })
    },
    entriesOf: async ({ exchangeId }) =>
      ok({
        entries: log.entries().filter((entry) => 'exchangeId' in entry && entry.exchangeId === exchangeId),
      }),
    cancel: async ({ exchangeIds }) => ok(simulator.cancel(exchangeIds)),
    clear: async () => ok(log.clearFinished()),
    annotate: async () => fail('NOT_ALLOWED', 'Not there yet.'),
  }
}
