import { describe, expect, it } from 'vitest'
import { compileFilter } from '../filter/compile-filter.ts'
import type { Row } from '../rows/row.ts'
import { compareValues, sortKeyOf } from '../rows/sort-key.ts'
import { createManualSchedule } from '../testing/manual-schedule.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { appendEntries, createExchangesStore, replaceLedger } from './exchanges-store.ts'
import { applyEntries, createLedger } from './ledger.ts'
import { createList } from './list-store.ts'
import { countChange, noTotals } from './totals.ts'
import type { View } from './view-storage.ts'
import { createViewStore, setQuery } from './view-store.ts'

function setUp(view: Partial<View> = {}) {
  const log = new SimulatedLog()
  const exchanges = createExchangesStore()
  const views = createViewStore(createMemoryStorage())
  views.setState(view)
  const { schedule, frame } = createManualSchedule()
  const ticks = new Set<() => void>()
  const time = { nowMs: 1000, stepMs: 0 }
  const list = createList({
    exchanges,
    view: views,
    schedule,
    nowMs: () => (time.nowMs += time.stepMs),
    logNowMs: () => time.nowMs,
    ticker: {
      subscribe: (listener) => {
        ticks.add(listener)
        return () => ticks.delete(listener)
      },
    },
  })
  let known = 0
  /** Folds what the test wrote since the last time. */
  const fold = (): void => {
    appendEntries(exchanges, log.entries.slice(known))
    known = log.sequence
  }
  const state = () => list.store.getState()
  /** `[host]` for a head, with `+` when it is folded. */
  const lines = (): string => {
    const { lines: all } = state()
    return Array.from({ length: all.count }, (_, index) => {
      const line = all.at(index)
      if (line?.kind !== 'group') return line?.row.id
      return `[${line.group.title}${line.group.isFolded ? '+' : ''}]`
    }).join(' ')
  }
  const tick = (): void => {
    for (const listener of ticks) listener()
  }
  return { log, exchanges, views, list, fold, frame, lines, state, time, tick, ticks }
}

const url = (host: string): { readonly url: string } => ({ url: `http://${host}.com/x` })

describe('the list', () => {
  it('[I71] without a sort has each row at once, in the order of the log', () => {
    const { log, fold, lines, state } = setUp()
    for (const id of ['a', 'b', 'c']) {
      log.request(id)
      fold()
    }
    expect(lines()).toBe('a b c')
    expect([state().lines.indexOf('c'), state().lines.indexOf('zz'), state().lines.at(3)]).toEqual([
      2,
      -1,
      undefined,
    ])
  })

  it('[I71] a row that comes to match stands in its place, and one that matches no more goes', () => {
    const { log, fold, lines } = setUp({ query: '-is:queued' })
    for (const id of ['a', 'b', 'c']) log.request(id)
    log.finish('a')
    log.finish('c')
    fold()
    expect(lines()).toBe('a c')
    log.finish('b')
    fold()
    expect(lines()).toBe('a b c')
    const open = setUp({ query: 'is:open' })
    for (const id of ['a', 'b', 'c']) open.log.request(id)
    open.fold()
    open.log.finish('b')
    open.fold()
    expect(open.lines()).toBe('a c')
    expect(['a', 'b', 'c'].map((id) => open.state().lines.indexOf(id))).toEqual([0, -1, 1])
  })

  it('[I71] a sorted list moves four times a second at most', () => {
    const { log, fold, frame, lines, state, time } = setUp({ sort: { key: 'size', isDescending: true } })
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      log.request(id)
      log.wire(id, responseHead(200, 100))
      log.wire(id, { type: 'body-part', receivedBytes: index + 1 })
    }
    time.nowMs += 250
    fold()
    expect(lines()).toBe('c b a')
    log.wire('a', { type: 'body-part', receivedBytes: 90 })
    fold()
    frame()
    expect([lines(), state().waitingChanges]).toEqual(['c b a', 1])
    // The row is the new one although it has not moved yet.
    expect(state().lines.at(2)).toMatchObject({ row: { receivedBytes: 90 } })
    time.nowMs += 249
    frame()
    expect(lines()).toBe('c b a')
    time.nowMs += 1
    frame()
    expect([lines(), state().waitingChanges]).toEqual(['a c b', 0])
  })

  it('[I70] sorts open requests by how long they have run, as time goes', () => {
    const { log, fold, frame, lines, time, tick, ticks } = setUp({
      sort: { key: 'time', isDescending: true },
    })
    time.nowMs = 0
    log.request('done')
    log.request('open')
    log.finish('done')
    time.nowMs = 400
    fold()
    expect(ticks.size).toBe(1)
    time.nowMs = 5000
    tick()
    frame()
    expect(lines()).toBe('open done')
  })

  it('[I65] looks again at open requests once a second when a filter asks for their time', () => {
    const { log, fold, lines, time, tick, views, ticks } = setUp({ query: 'slower-than:3s' })
    time.nowMs = 3500
    log.request('a')
    log.request('b')
    log.finish('b')
    fold()
    expect(lines()).toBe('a')
    setQuery(views, 'slower-than:4s')
    tick()
    expect(lines()).toBe('')
    time.nowMs = 4500
    tick()
    expect(lines()).toBe('a')
    setQuery(views, 'a')
    expect(ticks.size).toBe(0)
  })

  it('[I72] groups by host, counts and folds', () => {
    const { log, fold, frame, lines, state, time, views } = setUp({ groupBy: 'host' })
    log.request('a', url('one'))
    log.request('b', url('two'))
    log.request('c', url('one'))
    log.request('d', { url: 'nonsense' })
    log.finish('a', 200, 40)
    log.wire('b', { type: 'failure', failure: { code: 'TIMED_OUT', message: '' } })
    time.nowMs += 250
    fold()
    expect(lines()).toBe('[one.com] a c [two.com] b [No host] d')
    expect(state().lines.at(0)).toEqual({
      kind: 'group',
      group: {
        key: 'host:one.com',
        title: 'one.com',
        isFolded: false,
        count: 2,
        openCount: 1,
        failedCount: 0,
        receivedBytes: 40,
      },
    })
    expect(state().lines.at(3)).toMatchObject({ group: { failedCount: 1 } })
    views.setState({ foldedGroups: ['host:one.com'] })
    expect(lines()).toBe('[one.com+] [two.com] b [No host] d')
    expect([state().lines.indexOf('a'), state().lines.indexOf('b')]).toEqual([-1, 2])
    log.finish('c', 200, 2)
    fold()
    time.nowMs += 250
    frame()
    expect(state().lines.at(0)).toMatchObject({ group: { openCount: 0, receivedBytes: 42 } })
  })

  it('[I72] groups by line of code, in the order of the sort', () => {
    const { log, fold, lines, time } = setUp({
      groupBy: 'site',
      sort: { key: 'started', isDescending: true },
    })
    for (const [id, callSite] of [
      ['a', 'x.lua:1'],
      ['b', 'y.lua:2'],
      ['c', 'x.lua:1'],
      ['d', 'y.lua:2'],
    ] as const) {
      log.request(id, { callSite })
    }
    log.request('e')
    time.nowMs += 250
    fold()
    expect(lines()).toBe('[No call site] e [y.lua:2] d b [x.lua:1] c a')
  })

  it('[I73] totals are those of what the filter shows', () => {
    const { log, fold, state, views } = setUp({ query: 'get' })
    log.request('a', { method: 'POST', bodySizeBytes: 9 })
    log.request('b')
    log.finish('a', 200, 5)
    log.request('c')
    log.finish('b', 200, 7)
    fold()
    const totals = { requests: 2, open: 1, failed: 0, cancelled: 0, receivedBytes: 7, sentBytes: 0 }
    expect(state().totals).toEqual({ ...totals, firstStartMs: 20, lastEndMs: 90 })
    setQuery(views, '')
    expect(state().totals).toMatchObject({ requests: 3, receivedBytes: 12, sentBytes: 9, firstStartMs: 10 })
  })

  it('[I74] filters in slices, says how far it is, and shows what it has when that only grows', () => {
    const { log, fold, frame, lines, state, time, views } = setUp()
    for (let index = 0; index < 1000; index += 1)
      log.request(`r${index}`, { method: index % 2 === 0 ? 'GET' : 'PUT' })
    fold()
    // Every look at the clock takes a millisecond: eight steps of 64 rows are a slice.
    time.stepMs = 1
    setQuery(views, 'method:put')
    expect(state().isFiltering).toBe(true)
    expect(state().filteredSoFar).toBeGreaterThan(0)
    expect(state().filteredSoFar).toBeLessThan(1000)
    expect(state().lines.count).toBe(1000)
    time.nowMs += 150
    frame()
    const soFar = state().filteredSoFar
    expect(state().lines.count).toBe(soFar / 2)
    // A request that changes and one that comes meanwhile are not lost.
    log.request('late', { method: 'PUT' })
    fold()
    frame()
    frame()
    expect(state()).toMatchObject({ isFiltering: false, filteredSoFar: 1001 })
    expect([state().lines.count, lines().endsWith('r999 late')]).toEqual([501, true])
  })

  it('[I74] begins anew when the filter changes on the way', () => {
    const { log, fold, frame, state, time, views } = setUp()
    for (let index = 0; index < 5000; index += 1) log.request(`r${index}`)
    fold()
    time.stepMs = 1
    setQuery(views, 'get')
    setQuery(views, 'post')
    for (let slice = 0; slice < 100; slice += 1) frame()
    expect(state()).toMatchObject({ isFiltering: false, lines: { count: 0 }, filter: { text: 'post' } })
  })

  it('[I75] held still it lets nothing move or vanish, counts what waits, and appends', () => {
    const { log, fold, lines, list, state } = setUp({ query: 'is:open' })
    for (const id of ['a', 'b', 'c']) log.request(id)
    fold()
    list.hold('pointer')
    list.hold('menu')
    log.finish('b')
    log.request('d')
    fold()
    expect([lines(), state().waitingChanges]).toEqual(['a b c d', 1])
    expect(state().lines.at(1)).toMatchObject({ row: { state: 'done' } })
    list.release('menu')
    expect(lines()).toBe('a b c d')
    list.release('pointer')
    expect([lines(), state().waitingChanges]).toEqual(['a c d', 0])
  })

  it('[I75] a sorted list that is held takes no new rows, but does what a person asks', () => {
    const { log, fold, frame, lines, list, time, views, state } = setUp({
      sort: { key: 'name', isDescending: false },
    })
    log.request('b', { url: 'http://x.com/b' })
    time.nowMs += 250
    fold()
    list.hold('pointer')
    log.request('a', { url: 'http://x.com/a' })
    time.nowMs += 1000
    fold()
    frame()
    expect([lines(), state().waitingChanges]).toEqual(['b', 1])
    views.setState({ sort: { key: 'name', isDescending: true } })
    expect([lines(), state().waitingChanges]).toEqual(['b a', 0])
  })

  it('[I74] is read anew with its log', () => {
    const { log, exchanges, fold, lines } = setUp({ query: 'get' })
    log.request('a')
    fold()
    const ledger = createLedger()
    const other = new SimulatedLog()
    other.request('b')
    applyEntries(ledger, other.entries)
    replaceLedger(exchanges, ledger)
    expect(lines()).toBe('b')
  })

  it('[I66] asks again when another launch is the newest, and when something is found', () => {
    const { log, exchanges, fold, lines } = setUp({ query: 'session:current or has:finding' })
    log.request('a')
    fold()
    const { simulator } = exchanges.getState()
    exchanges.setState({ simulator: { ...simulator, sessionId: 'session-2' } })
    expect(lines()).toBe('')
    log.find({ kind: 'cookie-set', exchangeId: 'a' })
    fold()
    expect(lines()).toBe('a')
  })
})

describe('many changes, one at a time', () => {
  const queries = ['', 'is:open', 'method:get -is:failed', 'larger-than:30 or host:two']
  const sorts = [
    undefined,
    { key: 'size', isDescending: true },
    { key: 'host', isDescending: false },
    { key: 'status', isDescending: true },
  ]
  const cases = queries.flatMap((query) =>
    sorts.flatMap((sort) => (['none', 'host'] as const).map((groupBy) => ({ query, sort, groupBy }))),
  )

  it.each(cases)('[I70] give what all at once would: %o', ({ query, sort, groupBy }) => {
    const { log, exchanges, fold, frame, lines, state, time } = setUp({
      query,
      groupBy,
      ...(sort && { sort }),
    })
    let seed = 5
    const next = (most: number): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % most
    }
    for (let round = 0; round < 150; round += 1) {
      const id = `r${next(40)}`
      const known = exchanges.getState().ledger.byId.get(id)
      const what = next(9)
      if (known === undefined)
        log.request(id, {
          ...url(['one', 'two', 'three'][next(3)] ?? ''),
          method: next(3) === 0 ? 'PUT' : 'GET',
        })
      else if (what < 3) log.finish(id, 200 + next(3), next(90))
      else if (what < 5) log.wire(id, { type: 'failure', failure: { code: 'TIMED_OUT', message: '' } })
      else log.wire(id, { type: 'body-part', receivedBytes: next(90) })
      time.nowMs += next(200)
      fold()
    }
    time.nowMs += 250
    frame()
    const { rows } = exchanges.getState().ledger
    const context = { nowMs: 0, sessionId: '', isImported: () => false, hasFinding: () => false }
    const shown = rows.filter((row) => compileFilter(query).matches(row, context))
    const key = sort === undefined ? undefined : sortKeyOf(sort.key)
    const value = (row: Row) => key?.of(row, 0)
    const sorted = shown.toSorted(
      (a, b) => compareValues(value(a), value(b), sort?.isDescending ?? false) || a.ordinal - b.ordinal,
    )
    const hosts = [...new Set(sorted.map(({ host }) => host))]
    const expected =
      groupBy === 'none'
        ? sorted.map(({ id }) => id)
        : hosts.flatMap((host) => [
            `[${host}]`,
            ...sorted.filter((row) => row.host === host).map(({ id }) => id),
          ])
    expect(lines()).toBe(expected.join(' '))
    expect(state().totals).toEqual(
      shown.reduce((totals, row) => countChange(totals, undefined, row), noTotals),
    )
    for (const { id } of rows) {
      expect(state().lines.indexOf(id)).toBe(expected.indexOf(id))
    }
  })
})
