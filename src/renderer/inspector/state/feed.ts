import type { LogEntry } from '../../../shared/log-entry.ts'
import type { Clients, LogUsage, SimulatorState } from '../client.ts'
import type { KeptHeaders } from '../rows/row.ts'
import type { Details } from './details.ts'
import type { ExchangesStore } from './exchanges-store.ts'
import { appendEntries, replaceLedger } from './exchanges-store.ts'
import { applyEntries, createLedger } from './ledger.ts'
import type { Schedule } from './next-frame.ts'

export type FeedDeps = {
  readonly clients: Pick<Clients, 'commands' | 'traffic'>
  readonly details: Pick<Details, 'apply' | 'reload'>
  readonly exchanges: ExchangesStore
  readonly schedule: Schedule
  /** The headers that the rows keep. */
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
  /** From here on nothing that arrives is shown, nor kept in this window: the log keeps it. It is only counted. */
  readonly pause: () => void
  /** Asks the log for all that it got meanwhile. */
  readonly resume: () => Promise<void>
  readonly stop: () => void
}

/** So many rows of exchanges that the log let go of may stay in the window, or so large a share of all. */
const mostGoneRows = 1000
const mostGoneShare = 0.2
/** A message to the simulator costs more than a frame's entries do. */
const heardEveryMs = 200
/** Between two readings of what is missing: an archive that is being read makes a gap many times a second. */
const gapRestMs = 250

export function createFeed(deps: FeedDeps): Feed {
  const { clients, exchanges, details } = deps
  let waiting: LogEntry[] = []
  let asking = 0
  let stateCameWhileAsking: SimulatorState | undefined
  let lastAsk: Promise<void> = Promise.resolve()
  /** Exchanges that the log had let go of when it was read from its beginning. */
  let droppedWhenRead = 0
  let cancelScheduled: (() => void) | undefined
  let readGapAtMs = Number.NEGATIVE_INFINITY
  let gapTimer: ReturnType<typeof setTimeout> | undefined
  let heardUpTo = 0
  let heardTimer: ReturnType<typeof setTimeout> | undefined
  const unsubscribe: (() => void)[] = []

  const scheduleFlush = (): void => {
    cancelScheduled ??= deps.schedule(() => {
      cancelScheduled = undefined
      flush()
    })
  }

  const flush = (): void => {
    const { ledger, isPaused } = exchanges.getState()
    if (asking > 0 || isPaused || waiting.length === 0) return
    const known = ledger.sequence
    const fresh = waiting.filter((entry) => entry.sequence > known)
    if (fresh.some((entry, index) => entry.sequence !== known + 1 + index)) {
      readGap()
      return
    }
    waiting = []
    appendEntries(exchanges, fresh)
    details.apply(fresh)
    tellHeard(fresh)
  }

  const readGap = (): void => {
    if (exchanges.getState().connection === 'loading') {
      void enqueue(readAll)
      return
    }
    const restsMs = readGapAtMs + gapRestMs - performance.now()
    if (restsMs > 0) {
      gapTimer ??= setTimeout(() => {
        gapTimer = undefined
        flush()
      }, restsMs)
      return
    }
    void enqueue(readOn).finally(() => {
      readGapAtMs = performance.now()
    })
  }

  /** The simulator sends no more than this window takes. */
  const tellHeard = (entries: readonly LogEntry[]): void => {
    heardUpTo = entries.at(-1)?.sequence ?? heardUpTo
    heardTimer ??= setTimeout(() => {
      heardTimer = undefined
      void clients.traffic.heard({ upTo: heardUpTo })
    }, heardEveryMs)
  }

  /** Everything after a sequence number, a page at a time. */
  const readPages = async (
    afterSequence: number,
    take: (entries: readonly LogEntry[], upTo: number) => void,
  ): Promise<LogUsage | undefined> => {
    stateCameWhileAsking = undefined
    let after = afterSequence
    const headers = [...deps.keptHeaders()]
    for (;;) {
      const outcome = await clients.traffic.snapshot({ afterSequence: after, headers })
      if (!outcome.ok) {
        deps.report(`The log could not be read: ${outcome.error.message}`)
        return undefined
      }
      const { entries, upTo, isComplete, state, nowMs, usage } = outcome.value
      deps.observe(nowMs)
      take(entries, upTo)
      const isLast = isComplete || upTo <= after
      // A state that came meanwhile is at least as new as the one in the answer.
      if (isLast || after === afterSequence) {
        exchanges.setState({ simulator: stateCameWhileAsking ?? state, usage })
      }
      if (isLast) return usage
      after = upTo
    }
  }

  const readAll = async (): Promise<void> => {
    const ledger = createLedger(deps.keptHeaders())
    const usage = await readPages(0, (entries, upTo) => {
      applyEntries(ledger, entries, exchanges.getState().cleared)
      ledger.sequence = Math.max(ledger.sequence, upTo)
    })
    if (usage === undefined) return
    droppedWhenRead = usage.droppedExchanges
    replaceLedger(exchanges, ledger)
    caughtUp()
  }

  /** What is missing. The log may have let go of some of it: then there is nothing to miss. */
  const readOn = async (): Promise<void> => {
    const { ledger } = exchanges.getState()
    await readPages(ledger.sequence, (entries, upTo) => {
      appendEntries(exchanges, entries)
      ledger.sequence = Math.max(ledger.sequence, upTo)
    })
    caughtUp()
  }

  const caughtUp = (): void => {
    details.reload()
    const known = exchanges.getState().ledger.sequence
    waiting = waiting.filter((entry) => entry.sequence > known)
    if (waiting.length > 0) scheduleFlush()
    count(known)
  }

  const count = (newestSequence: number): void => {
    const { ledger, isPaused } = exchanges.getState()
    exchanges.setState({ waitingEntries: isPaused ? Math.max(0, newestSequence - ledger.sequence) : 0 })
  }

  /** The window never forgets by itself: when it holds many rows that the log let go of, it reads the log anew. */
  const heedUsage = (usage: LogUsage): void => {
    exchanges.setState({ usage })
    const { ledger, isPaused } = exchanges.getState()
    const gone = usage.droppedExchanges - droppedWhenRead
    const isStale = gone < 0 || gone > Math.max(mostGoneRows, ledger.rows.length * mostGoneShare)
    if (isStale && asking === 0 && !isPaused) void enqueue(readAll)
  }

  const enqueue = (read: () => Promise<void>): Promise<void> => {
    asking += 1
    lastAsk = lastAsk
      .then(read)
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
          const newest = entries.at(-1)
          if (newest === undefined) return
          deps.observe(newest.atMs)
          if (exchanges.getState().isPaused) {
            count(newest.sequence)
            tellHeard(entries)
            return
          }
          for (const entry of entries) waiting.push(entry)
          scheduleFlush()
        }),
        clients.traffic.on('usage', heedUsage),
        clients.commands.on('state', (state) => {
          stateCameWhileAsking = state
          exchanges.setState({ simulator: state })
        }),
      )
      return enqueue(readAll)
    },
    resync: () => enqueue(readAll),
    pause: () => {
      flush()
      waiting = []
      exchanges.setState({ isPaused: true })
    },
    resume: async () => {
      if (!exchanges.getState().isPaused) return
      exchanges.setState({ isPaused: false })
      await enqueue(readOn)
      const { usage } = exchanges.getState()
      if (usage !== undefined) heedUsage(usage)
    },
    stop: () => {
      for (const off of unsubscribe.splice(0)) off()
      cancelScheduled?.()
      clearTimeout(heardTimer)
      clearTimeout(gapTimer)
    },
  }
}
