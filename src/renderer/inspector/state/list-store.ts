import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import { compileFilter } from '../filter/compile-filter.ts'
import type { CompiledFilter, FilterContext } from '../filter/filter.ts'
import type { ArrangeProgress, Arranging, Arrangement } from '../rows/arrangement.ts'
import { arrange, arrangeAll } from '../rows/arrangement.ts'
import type { Lines } from '../rows/lines.ts'
import { sortKeyOf } from '../rows/sort-key.ts'
import type { ExchangesStore } from './exchanges-store.ts'
import { findingsOf } from './findings.ts'
import type { Schedule } from './next-frame.ts'
import { createSlices } from './slices.ts'
import type { Ticker } from './ticker.ts'
import type { Totals } from './totals.ts'
import type { View } from './view-storage.ts'
import type { ViewStore } from './view-store.ts'

export type ListState = {
  /** Grows with every change of the lines or of a row in them. `lines` is changed in place: watch this, not it. */
  readonly revision: number
  readonly lines: Lines
  readonly filter: CompiledFilter
  /** Of the requests that the filter shows, those of folded groups among them. */
  readonly totals: Totals
  /** A filter, a sort or a grouping is being worked out; until it is, `lines` are those of before, or the first of them. */
  readonly isFiltering: boolean
  /** Rows that the filter has seen so far. */
  readonly filteredSoFar: number
  /** Rows that wait to appear, to move or to leave, because the list is held still or was sorted just now. */
  readonly waitingChanges: number
}

export type ListStore = StoreApi<ListState>

/** What the list shows: the log's rows, filtered, sorted and grouped as the view asks. */
export type List = {
  readonly store: ListStore
  /** From here on nothing moves and nothing vanishes, until everybody who asked for that has released it. */
  readonly hold: (why: string) => void
  readonly release: (why: string) => void
}

export type ListDeps = {
  readonly exchanges: ExchangesStore
  readonly view: ViewStore
  readonly schedule: Schedule
  /** Monotonic, in milliseconds. */
  readonly nowMs: () => number
  /** The log's time. */
  readonly logNowMs: () => number
  readonly ticker: Pick<Ticker, 'subscribe'>
}

/** As long as the lines of before stay, when the new ones take longer. */
const patienceMs = 150
/** Sorted and grouped lists move at most four times a second. */
const settleIntervalMs = 250
/** Running times are looked at once a second. */
const timedIntervalMs = 1000

export function createList(deps: ListDeps): List {
  const { exchanges, view, schedule, nowMs, logNowMs, ticker } = deps
  const holders = new Set<string>()
  let filter = compileFilter(view.getState().query)
  let current = arrangementOfAll()
  let cancelSettle: (() => void) | undefined
  /** Places that changed while the lines were worked out. */
  const late = new Set<number>()
  let settledAtMs = -Infinity
  let stopTicking: (() => void) | undefined
  let tookTimeAtMs = -Infinity
  let seenFindings = exchanges.getState().ledger.findings.revision

  const work = createSlices<ArrangeProgress, Arrangement>({
    schedule,
    nowMs,
    onProgress: (progress, workedForMs) => {
      if (progress.growing !== undefined && workedForMs > patienceMs) current = progress.growing
      publish(progress)
    },
    onDone: (arranged) => {
      current = arranged
      current.take(late)
      late.clear()
      settledAtMs = nowMs()
      if (current.isDue()) settle()
      publish()
    },
  })

  const store: ListStore = createStore<ListState>(() => ({
    revision: 0,
    lines: current.lines,
    filter,
    totals: current.totals(),
    isFiltering: false,
    filteredSoFar: 0,
    waitingChanges: 0,
  }))

  function arrangementOfAll(): Arrangement {
    const { ledger } = exchanges.getState()
    return arrangeAll(ledger, () => ledger.totals)
  }

  function context(): FilterContext {
    const { ledger, simulator } = exchanges.getState()
    return {
      nowMs: Math.max(ledger.newestAtMs, logNowMs()),
      sessionId: simulator.sessionId ?? ledger.rows.at(-1)?.sessionId,
      isImported: (sessionId) => ledger.importedSessions.has(sessionId),
      hasFinding: (row) => findingsOf(ledger.findings, row).length > 0,
    }
  }

  function publish(progress?: ArrangeProgress): void {
    store.setState(({ revision }) => ({
      revision: revision + 1,
      lines: current.lines,
      filter,
      totals: current.totals(),
      isFiltering: work.isRunning(),
      filteredSoFar: progress?.lookedAt ?? exchanges.getState().ledger.rows.length,
      waitingChanges: current.waitingCount(),
    }))
  }

  function restart(): void {
    work.stop()
    late.clear()
    const { sort, groupBy, foldedGroups } = view.getState()
    const sortKey = sort === undefined ? undefined : sortKeyOf(sort.key)
    watchTime(filter.needs.has('time') || sortKey?.runs === true)
    if (filter.isEmpty && sortKey === undefined && groupBy === 'none') {
      current = arrangementOfAll()
      publish()
      return
    }
    const asked: Arranging = {
      filter,
      context,
      foldedKeys: new Set(foldedGroups),
      ...(sortKey === undefined ? {} : { sort: { key: sortKey, isDescending: sort?.isDescending ?? false } }),
      ...(groupBy === 'none' ? {} : { group: groupBy }),
    }
    work.run(arrange(exchanges.getState().ledger, asked))
  }

  function settle(): void {
    cancelSettle?.()
    cancelSettle = undefined
    settledAtMs = nowMs()
    current.settle()
  }

  /** Settles now, or soon, or when nobody holds the list any more. Whether it did so now. */
  function settleWhenDue(): boolean {
    if (!current.isDue() || work.isRunning() || holders.size > 0) return false
    const { sort, groupBy } = view.getState()
    const isPlain = sort === undefined && groupBy === 'none'
    if (isPlain || nowMs() - settledAtMs >= settleIntervalMs) {
      settle()
      return true
    }
    cancelSettle ??= schedule(() => {
      cancelSettle = undefined
      if (settleWhenDue()) publish()
    })
    return false
  }

  function take(places: Iterable<number>): void {
    if (work.isRunning()) for (const place of places) late.add(place)
    // One that grows is still being worked on: it takes what changed when it is complete.
    else current.take(places)
    settleWhenDue()
    publish()
  }

  function watchTime(isTimed: boolean): void {
    if (!isTimed) {
      stopTicking?.()
      stopTicking = undefined
      return
    }
    stopTicking ??= ticker.subscribe(() => {
      const { open } = exchanges.getState().ledger
      if (open.size === 0 || nowMs() - tookTimeAtMs < timedIntervalMs) return
      tookTimeAtMs = nowMs()
      take(open)
    })
  }

  exchanges.subscribe((state, before) => {
    const { ledger, simulator } = state
    const touched = [...ledger.touched]
    ledger.touched.clear()
    const isOtherSession = simulator.sessionId !== before.simulator.sessionId
    if (
      ledger !== before.ledger ||
      (isOtherSession && filter.needs.has('session')) ||
      (ledger.findings.revision !== seenFindings && filter.needs.has('findings'))
    ) {
      restart()
    } else if (touched.length > 0) take(touched)
    seenFindings = ledger.findings.revision
  })

  view.subscribe((state, before) => {
    if (state.query !== before.query) {
      const { meaning } = filter
      filter = compileFilter(state.query)
      if (filter.meaning !== meaning) restart()
      else publish()
    }
    if (isOtherOrder(state, before)) restart()
    else if (state.foldedGroups !== before.foldedGroups) {
      if (!work.isRunning()) {
        current.fold(new Set(state.foldedGroups))
        publish()
      } else restart()
    }
  })
  restart()

  return {
    store,
    hold: (why) => {
      holders.add(why)
    },
    release: (why) => {
      if (!holders.delete(why) || holders.size > 0 || !current.isDue() || work.isRunning()) return
      settle()
      publish()
    },
  }
}

const isOtherOrder = (state: View, before: View): boolean =>
  state.sort !== before.sort || state.groupBy !== before.groupBy
