import { describe, expect, it } from 'vitest'
import { compileFilter } from '../filter/compile-filter.ts'
import { count, createTotals } from '../state/totals.ts'
import { createListRig } from '../testing/list-rig.ts'
import type { Row } from './row.ts'
import { compareValues, sortKeyOf } from './sort-key.ts'

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
    const { log, exchanges, fold, frame, lines, state, time } = createListRig({
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
          url: `http://${['one', 'two', 'three'][next(3)]}.com/x`,
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
    const totals = createTotals()
    for (const row of shown) count(totals, undefined, row)
    expect(state().totals).toEqual(totals)
    for (const { id } of rows) {
      expect(state().lines.indexOf(id)).toBe(expected.indexOf(id))
    }
  })
})
