import { describe, expect, it } from 'vitest'
import { createListRig } from '../testing/list-rig.ts'
import { setQuery } from './view-store.ts'

const url = (host: string): { readonly url: string } => ({ url: `http://${host}.com/x` })

const spans = (firstStartMs: number) => new Map([['session-1', { firstStartMs, lastEndMs: 90 }]])

describe('groups and totals of the list', () => {
  it('[I72] groups by host, counts and folds', () => {
    const { log, fold, frame, lines, state, time, views } = createListRig({ groupBy: 'host' })
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
    const { log, fold, lines, time } = createListRig({
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
    const { log, fold, state, views } = createListRig({ query: 'get' })
    log.request('a', { method: 'POST', bodySizeBytes: 9 })
    log.request('b')
    log.finish('a', 200, 5)
    log.request('c')
    log.finish('b', 200, 7)
    fold()
    const totals = { requests: 2, open: 1, failed: 0, cancelled: 0, receivedBytes: 7, sentBytes: 0 }
    expect(state().totals).toEqual({ ...totals, spans: spans(20) })
    setQuery(views, '')
    expect(state().totals).toMatchObject({ requests: 3, receivedBytes: 12, sentBytes: 9, spans: spans(10) })
  })
})
