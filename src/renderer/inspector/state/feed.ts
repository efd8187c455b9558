import type { LogEntry } from '../../../shared/log-entry.ts'
import type { Clients, SimulatorState } from '../client.ts'
import type { KeptHeaders } from '../rows/row.ts'
import type { Details } from './details.ts'
import type { ExchangesStore } from './exchanges-store.ts'
import { appendEntries, replaceLedger } from './exchanges-store.ts'
import { applyEntries, createLedger } from './ledger.ts'
import { mostWeightAfter } from './ledger-weight.ts'
import type { Schedule } from './next-frame.ts'

export type FeedDeps = {
  readonly clients: Pick<Clients, 'commands' | 'traffic'>
  readonly details: Pick<Details, 'apply' | 'reload'>
  readonly exchanges: ExchangesStore
  readonly schedule: Schedule
  /** The filter that a new ledger starts with. */
  readonly query: () => string
  /** The headers that its rows keep. */
  readonly keptHeaders: () => KeptHeaders
  /** Says that the log could not be read, and why. */
  readonly report: (problem: string) => void
  /** Told the log's clock with everything that arrives. */
  readonly observe: (logMs: number) => void
}

export type Feed = {
  /** Subscribes, then asks for everything so far: in this order nothing can fall between. */
  readonly start: () => Promise<void>
  /** Reads the log again from its beginning. */
  readonly resync: () => Promise<void>
  readonly stop: () => void
}

export function createFeed(deps: FeedDeps): Feed {
  const { clients, exchanges, details } = deps
  let waiting: LogEntry[] = []
  let asking = 0
  let stateCameWhileAsking: SimulatorState | undefined
  let lastAsk: Promise<void> = Promise.resolve()
  let mostWeight = mostWeightAfter(0)
  let cancelScheduled: (() => void) | undefined
  const unsubscribe: (() => void)[] = []

  const scheduleFlush = (): void => {
    cancelScheduled ??= deps.schedule(() => {
      cancelScheduled = undefined
      flush()
    })
  }

  const flush = (): void => {
    if (asking > 0 || waiting.length === 0) return
    const known = exchanges.getState().ledger.sequence
    const fresh = waiting.filter((entry) => entry.sequence > known)
    if (fresh.some((entry, index) => entry.sequence !== known + 1 + index)) {
      void resync()
      return
    }
    waiting = []
    appendEntries(exchanges, fresh)
    details.apply(fresh)
    if (exchanges.getState().ledger.weight > mostWeight) void resync()
  }

  const ask = async (): Promise<void> => {
    stateCameWhileAsking = undefined
    const ledger = createLedger(deps.query(), deps.keptHeaders())
    let isComplete = false
    while (!isComplete) {
      const outcome = await clients.traffic.snapshot({ afterSequence: ledger.sequence })
      if (!outcome.ok) {
        deps.report(`The log could not be read: ${outcome.error.message}`)
        return
      }
      const { entries, upTo, state, nowMs, usage } = outcome.value
      const isFurther = upTo > ledger.sequence
      deps.observe(nowMs)
      applyEntries(ledger, entries, exchanges.getState().cleared)
      ledger.sequence = Math.max(ledger.sequence, upTo)
      // A state that came meanwhile is at least as new as the one in the answer.
      exchanges.setState({ simulator: stateCameWhileAsking ?? state, usage })
      isComplete = outcome.value.isComplete || !isFurther
    }
    replaceLedger(exchanges, ledger)
    mostWeight = mostWeightAfter(ledger.weight)
    details.reload()
    const known = exchanges.getState().ledger.sequence
    waiting = waiting.filter((entry) => entry.sequence > known)
    if (waiting.length > 0) scheduleFlush()
  }

  const resync = (): Promise<void> => {
    asking += 1
    lastAsk = lastAsk
      .then(ask)
      .catch((error: unknown) => {
        deps.report(`The log could not be read: ${error instanceof Error ? error.message : String(error)}`)
      })
      .finally(() => {
        asking -= 1
      })
    return lastAsk
  }

  return {
    start: () => {
      unsubscribe.push(
        clients.traffic.on('entries', ({ entries }) => {
          for (const entry of entries) waiting.push(entry)
          const newest = entries.at(-1)
          if (newest !== undefined) deps.observe(newest.atMs)
          scheduleFlush()
        }),
        clients.traffic.on('usage', (usage) => exchanges.setState({ usage })),
        clients.commands.on('state', (state) => {
          stateCameWhileAsking = state
          exchanges.setState({ simulator: state })
        }),
      )
      return resync()
    },
    resync,
    stop: () => {
      for (const off of unsubscribe.splice(0)) off()
      cancelScheduled?.()
    },
  }
}
