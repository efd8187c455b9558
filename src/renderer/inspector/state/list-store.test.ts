import { describe, expect, it } from 'vitest'
import { createListRig } from '../testing/list-rig.ts'
import { responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { replaceLedger } from './exchanges-store.ts'
import { applyEntries, createLedger } from './ledger.ts'
import { setQuery } from './view-store.ts'

describe('the list', () => {
  it('[I71] without a sort has each row at once, in the order of the log', () => {
    const { log, fold, lines, state } = createListRig()
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
    const { log, fold, lines } = createListRig({ query: '-is:queued' })
    for (const id of ['a', 'b', 'c']) log.request(id)
    log.finish('a')
    log.finish('c')
    fold()
    expect(lines()).toBe('a c')
    log.finish('b')
    fold()
    expect(lines()).toBe('a b c')
    const open = createListRig({ query: 'is:open' })
    for (const id of ['a', 'b', 'c']) open.log.request(id)
    open.fold()
    open.log.finish('b')
    open.fold()
    expect(open.lines()).toBe('a c')
    expect(['a', 'b', 'c'].map((id) => open.state().lines.indexOf(id))).toEqual([0, -1, 1])
  })

  it('[I71] a sorted list moves four times a second at most', () => {
    const { log, fold, frame, lines, state, time } = createListRig({
      sort: { key: 'size', isDescending: true },
    })
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
    const { log, fold, frame, lines, time, tick, tickers } = createListRig({
      sort: { key: 'time', isDescending: true },
    })
    time.nowMs = 0
    log.request('done')
    log.request('open')
    log.finish('done')
    time.nowMs = 400
    fold()
    expect(tickers.size).toBe(1)
    time.nowMs = 5000
    tick()
    frame()
    expect(lines()).toBe('open done')
  })

  it('[I65] looks again at open requests once a second when a filter asks for their time', () => {
    const { log, fold, lines, time, tick, views, tickers } = createListRig({ query: 'slower-than:3s' })
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
    expect(tickers.size).toBe(0)
  })

  it('[I74] filters in slices, says how far it is, and shows what it has when that only grows', () => {
    const { log, fold, frame, lines, state, time, views } = createListRig()
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
    const { log, fold, frame, state, time, views } = createListRig()
    for (let index = 0; index < 5000; index += 1) log.request(`r${index}`)
    fold()
    time.stepMs = 1
    setQuery(views, 'get')
    setQuery(views, 'post')
    for (let slice = 0; slice < 100; slice += 1) frame()
    expect(state()).toMatchObject({ isFiltering: false, lines: { count: 0 }, filter: { text: 'post' } })
  })

  it('[I75] held still it lets nothing move or vanish, counts what waits, and appends', () => {
    const { log, fold, lines, list, state } = createListRig({ query: 'is:open' })
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
    const { log, fold, frame, lines, list, time, views, state } = createListRig({
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
    const { log, exchanges, fold, lines } = createListRig({ query: 'get' })
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
    const { log, exchanges, fold, lines } = createListRig({ query: 'session:current or has:finding' })
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
