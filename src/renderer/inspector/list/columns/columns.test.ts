import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../testing/memory-storage.ts'
import { SimulatedLog } from '../../testing/simulated-log.ts'
import type { Row } from '../../rows/row.ts'
import { applyToRow } from '../../rows/row.ts'
import { createViewStore } from '../../state/view-store.ts'
import { defaultView } from '../../state/view-storage.ts'
import { columnCatalogue, columnOf, headerColumnKey } from './catalogue.ts'
import {
  hideColumn,
  moveColumn,
  nextSort,
  resetColumns,
  resizeColumn,
  shiftColumn,
  showColumn,
} from './column-actions.ts'
import { layoutOf } from './column-layout.ts'

function setUp() {
  const storage = createMemoryStorage()
  const view = createViewStore(storage)
  return {
    view,
    keys: () => view.getState().columns.map(({ key }) => key),
    /** As the next window reads them. */
    reloadedKeys: () =>
      createViewStore(storage)
        .getState()
        .columns.map(({ key }) => key),
  }
}

function finishedRow(): Row {
  const log = new SimulatedLog()
  log.request('a', { url: 'http://cdn.test:8080/art/logo.png?v=2', callSite: 'main.lua:9' })
  log.finish('a', 200, 1234)
  const row = log.entries.reduce<Row | undefined>(
    (current, entry) => applyToRow(current, entry, 1),
    undefined,
  )
  if (row === undefined) throw new Error('no row')
  return row
}

describe('the columns that are shown', () => {
  it('[I90] a column is shown in its place, hidden, and kept for the next window', () => {
    const { view, keys, reloadedKeys } = setUp()
    showColumn(view, 'host')
    expect(keys().indexOf('host')).toBe(keys().indexOf('waterfall') + 1)
    hideColumn(view, 'api')
    expect(keys()).not.toContain('api')
    expect(reloadedKeys()).toEqual(keys())
    resetColumns(view)
    expect(view.getState().columns).toEqual(defaultView.columns)
  })

  it('[I90] the last column stays', () => {
    const { view, keys } = setUp()
    for (const key of keys()) hideColumn(view, key)
    expect(keys()).toHaveLength(1)
  })

  it('[I90] any header is a column, before the cancel buttons', () => {
    const { view, keys } = setUp()
    const key = headerColumnKey('response', ' Cache-Control ')
    expect(key).toBe('response:cache-control')
    showColumn(view, key ?? '')
    expect(keys().slice(-2)).toEqual(['response:cache-control', 'cancel'])
    expect(columnOf('response:cache-control')?.label).toBe('cache-control')
  })

  it.each(['', 'a b', 'a:b', 'ä', 'x'.repeat(200)])('[I90] %j is no name of a header', (name) => {
    expect(headerColumnKey('request', name)).toBeUndefined()
  })

  it('[I90] a column goes before another, and one place to a side', () => {
    const { view, keys } = setUp()
    moveColumn(view, 'time', 'status')
    expect(keys().slice(0, 3)).toEqual(['mark', 'time', 'status'])
    shiftColumn(view, 'time', 1)
    expect(keys().slice(0, 3)).toEqual(['mark', 'status', 'time'])
    shiftColumn(view, 'mark', -1)
    expect(keys()[0]).toBe('mark')
  })

  it('[I90] a width stays within what can be read and what can be drawn', () => {
    const { view } = setUp()
    const widthOf = (key: string): number | undefined =>
      view.getState().columns.find((column) => column.key === key)?.widthPx
    resizeColumn(view, 'size', 3)
    expect(widthOf('size')).toBe(52)
    resizeColumn(view, 'size', 1e9)
    expect(widthOf('size')).toBe(2000)
  })

  it('[I91] a press on a head sorts up, then down, then as the log', () => {
    const up = nextSort(undefined, 'size')
    const down = nextSort(up, 'size')
    expect([up, down, nextSort(down, 'size')]).toEqual([
      { key: 'size', isDescending: false },
      { key: 'size', isDescending: true },
      undefined,
    ])
    expect(nextSort(down, 'time')).toEqual({ key: 'time', isDescending: false })
  })
})

describe('the layout of the columns', () => {
  it('[I92] the name takes what is left', () => {
    const { template, leastWidthPx } = layoutOf([
      { key: 'mark', widthPx: 28 },
      { key: 'name', widthPx: 260 },
      { key: 'size', widthPx: 80 },
    ])
    expect(template).toBe('28px minmax(140px, 1fr) 80px')
    expect(leastWidthPx).toBe(248)
  })

  it('[I92] with open details, columns that they repeat make room, and those that were added stay', () => {
    const shown = [...defaultView.columns, { key: 'host', widthPx: 160 }]
    const all = layoutOf(shown).columns.map(({ key }) => key)
    const fitted = layoutOf(shown, 620).columns.map(({ key }) => key)
    expect(all).toContain('waterfall')
    expect(fitted).not.toContain('waterfall')
    expect(fitted).toEqual(expect.arrayContaining(['mark', 'status', 'name', 'cancel', 'host']))
  })

  it('[I92] a column that nobody knows any more is left out', () => {
    const { columns } = layoutOf([
      { key: 'astrology', widthPx: 100 },
      { key: 'name', widthPx: 100 },
    ])
    expect(columns.map(({ key }) => key)).toEqual(['name'])
  })
})

describe('the cells', () => {
  it('[I90] each column of the catalogue says something of a row, or nothing', () => {
    const row = finishedRow()
    const texts = Object.fromEntries(columnCatalogue.map(({ key, text }) => [key, text(row)]))
    expect(texts).toMatchObject({
      status: '200',
      method: 'GET',
      api: 'download',
      name: 'logo.png',
      host: 'cdn.test:8080',
      path: '/art/logo.png?v=2',
      scheme: 'http',
      site: 'main.lua:9',
      size: '1.2 kB',
      type: 'text/plain',
      protocol: 'HTTP/1.1',
      code: '',
      note: '',
      initiator: 'App',
      started: '+0.010 s',
      time: '30 ms',
    })
    expect(new Set(columnCatalogue.map(({ key }) => key)).size).toBe(columnCatalogue.length)
  })
})
