import type { List, ListState } from '../state/list-store.ts'
import { createList } from '../state/list-store.ts'
import type { ExchangesStore } from '../state/exchanges-store.ts'
import { appendEntries, createExchangesStore } from '../state/exchanges-store.ts'
import type { View } from '../state/view-storage.ts'
import type { ViewStore } from '../state/view-store.ts'
import { createViewStore } from '../state/view-store.ts'
import { createManualSchedule } from './manual-schedule.ts'
import { createMemoryStorage } from './memory-storage.ts'
import { SimulatedLog } from './simulated-log.ts'

export type ListRig = {
  readonly log: SimulatedLog
  readonly exchanges: ExchangesStore
  readonly views: ViewStore
  readonly list: List
  readonly state: () => ListState
  /** Folds what the test wrote since the last time. */
  readonly fold: () => void
  readonly frame: () => void
  /** Every look at the clock takes `stepMs`. */
  readonly time: { nowMs: number; stepMs: number }
  readonly tick: () => void
  readonly tickers: ReadonlySet<() => void>
  /** The ids of the rows; `[host]` for a group's head, with `+` when it is folded. */
  readonly lines: () => string
}

/** The list's engine over a log that a test writes, with time in the test's hands. */
export function createListRig(view: Partial<View> = {}): ListRig {
  const log = new SimulatedLog()
  const exchanges = createExchangesStore()
  const views = createViewStore(createMemoryStorage())
  views.setState(view)
  const { schedule, frame } = createManualSchedule()
  const tickers = new Set<() => void>()
  const time = { nowMs: 1000, stepMs: 0 }
  const list = createList({
    exchanges,
    view: views,
    schedule,
    nowMs: () => (time.nowMs += time.stepMs),
    logNowMs: () => time.nowMs,
    ticker: {
      subscribe: (listener) => {
        tickers.add(listener)
        return () => tickers.delete(listener)
      },
    },
  })
  const state = (): ListState => list.store.getState()
  let known = 0
  return {
    log,
    exchanges,
    views,
    list,
    state,
    frame,
    time,
    tickers,
    fold: () => {
      appendEntries(exchanges, log.entries.slice(known))
      known = log.sequence
    },
    tick: () => {
      for (const listener of tickers) listener()
    },
    lines: () => {
      const { lines } = state()
      return Array.from({ length: lines.count }, (_, index) => {
        const line = lines.at(index)
        if (line?.kind !== 'group') return line?.row.id
        return `[${line.group.title}${line.group.isFolded ? '+' : ''}]`
      }).join(' ')
    },
  }
}
