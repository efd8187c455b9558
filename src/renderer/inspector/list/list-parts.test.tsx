import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Row } from '../rows/row.ts'
import { pretendHeight, renderInspector } from '../testing/render-inspector.tsx'
import { responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import type { Column } from './columns/column.ts'
import { ExchangeRow } from './exchange-row.tsx'
import { ListPane } from './list-pane.tsx'

let restoreHeight = (): void => {}
beforeEach(() => {
  restoreHeight = pretendHeight(308)
})
afterEach(() => {
  cleanup()
  restoreHeight()
})

const list = (): HTMLElement => {
  const element = document.getElementById('exchanges')
  if (element === null) throw new Error('no list')
  return element
}
const rowOf = (id: string): HTMLElement => {
  const row = document.querySelector<HTMLElement>(`[data-exchange-id="${id}"]`)
  if (row === null) throw new Error(`no row ${id}`)
  return row
}
const cellOf = (id: string, column: string): HTMLElement => {
  const cell = rowOf(id).querySelector<HTMLElement>(`[data-column="${column}"]`)
  if (cell === null) throw new Error(`no cell ${column}`)
  return cell
}
const head = (name: string | RegExp): HTMLElement => screen.getByRole('columnheader', { name })
const shownIds = (): readonly (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('.list-row')]
    .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
    .map((row) => row.dataset['exchangeId'])

const stops = (): readonly HTMLElement[] =>
  screen.getAllByRole('columnheader').filter(({ tabIndex }) => tabIndex === 0)

const heads = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.list-group')]

/** Four that are over, of two hosts. */
function smallLog(): SimulatedLog {
  const log = new SimulatedLog()
  for (const [id, host, status, sizeBytes] of [
    ['a', 'one.test', 200, 300],
    ['b', 'two.test', 404, 100],
    ['c', 'one.test', 500, 200],
    ['d', 'two.test', 200, 400],
  ] as const) {
    log.request(id, { url: `http://${host}/${id}.png` })
    log.finish(id, status, sizeBytes)
  }
  return log
}

describe('the heads of the columns', () => {
  it('[I91] sort by a press and by Enter, and say how', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    fireEvent.click(head('Size'))
    expect(shownIds()).toEqual(['b', 'c', 'a', 'd'])
    expect(head('Size').getAttribute('aria-sort')).toBe('ascending')
    fireEvent.keyDown(head('Size'), { key: 'Enter' })
    expect(shownIds()).toEqual(['d', 'a', 'c', 'b'])
    expect(head('Size').getAttribute('aria-sort')).toBe('descending')
    fireEvent.keyDown(head('Size'), { key: ' ' })
    expect(model.view.getState().sort).toBeUndefined()
    expect(shownIds()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('[I91] are one tab stop; arrows go from head to head and down to the rows', async () => {
    await renderInspector(smallLog(), <ListPane />)
    expect(stops()).toHaveLength(1)
    stops()[0]?.focus()
    fireEvent.keyDown(document.activeElement ?? list(), { key: 'ArrowRight' })
    expect(document.activeElement).toBe(head('Status'))
    expect(stops()).toEqual([head('Status')])
    fireEvent.keyDown(head('Status'), { key: 'ArrowDown' })
    expect(document.activeElement).toBe(list())
  })

  it('[I91] resize with Shift, move with Alt, hide with Delete', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    const columns = (): readonly string[] => model.view.getState().columns.map(({ key }) => key)
    const widthOf = (key: string): number | undefined =>
      model.view.getState().columns.find((column) => column.key === key)?.widthPx
    fireEvent.keyDown(head('Size'), { key: 'ArrowRight', shiftKey: true })
    expect(widthOf('size')).toBe(84)
    fireEvent.keyDown(head('Size'), { key: 'ArrowLeft', altKey: true })
    expect(columns().indexOf('size')).toBe(columns().indexOf('progress') - 1)
    fireEvent.keyDown(head('Size'), { key: 'Delete' })
    expect(columns()).not.toContain('size')
    expect(screen.queryByRole('columnheader', { name: 'Size' })).toBeNull()
  })
})

describe('a row', () => {
  it('[I93] is drawn again when its request changed, and not when others did', async () => {
    const { client, model, frame } = await renderInspector(new SimulatedLog(), <div />)
    let drawings = 0
    const column: Column = {
      key: 'host',
      label: 'Host',
      title: '',
      widthPx: 1,
      leastPx: 1,
      text: ({ host }) => {
        drawings += 1
        return host
      },
    }
    const columns = [column]
    const log = smallLog()
    act(() => {
      client.publishEntries(log.entries)
      frame()
    })
    const rowNow = (): Row => {
      const row = model.exchanges.getState().ledger.byId.get('a')
      if (row === undefined) throw new Error('no row')
      return row
    }
    const element = (row: Row) => (
      <ExchangeRow
        row={row}
        columns={columns}
        index={0}
        topPx={0}
        isSelected={false}
        isFocused={false}
        isSessionStart={false}
        isInGroup={false}
      />
    )
    const { rerender } = render(element(rowNow()))
    act(() => {
      client.publishEntries([log.wire('b', responseHead(200, 1))])
      frame()
    })
    rerender(element(rowNow()))
    expect(drawings).toBe(1)
    act(() => {
      client.publishEntries([log.add({ kind: 'annotation', exchangeId: 'a', annotation: { mark: 'red' } })])
      frame()
    })
    rerender(element(rowNow()))
    expect(drawings).toBe(2)
  })

  it('[I106] shows its mark and its note, as text', async () => {
    const log = smallLog()
    log.add({ kind: 'annotation', exchangeId: 'a', annotation: { mark: 'blue', note: '<b>why</b>' } })
    const { model } = await renderInspector(log, <ListPane />)
    act(() =>
      model.view.setState({
        columns: [
          { key: 'mark', widthPx: 28 },
          { key: 'note', widthPx: 90 },
        ],
      }),
    )
    expect(within(rowOf('a')).getByRole('img', { name: 'Marked blue' })).toBeTruthy()
    expect(cellOf('a', 'note').textContent).toBe('<b>why</b>')
  })
})

describe('groups', () => {
  it('[I96] make a tree grid whose heads fold by a press, Left and Right', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    act(() => model.view.setState({ groupBy: 'host' }))
    expect(list().getAttribute('role')).toBe('treegrid')
    expect(heads().map(({ textContent }) => textContent)).toEqual([
      'one.test2 requests500 B',
      'two.test2 requests500 B',
    ])
    fireEvent.click(heads()[0] ?? list())
    expect(heads()[0]?.getAttribute('aria-expanded')).toBe('false')
    expect(shownIds()).toEqual(['b', 'd'])
    expect(list().getAttribute('aria-activedescendant')).toBe(heads()[0]?.id)
    fireEvent.keyDown(list(), { key: 'ArrowRight' })
    expect(shownIds()).toEqual(['a', 'c', 'b', 'd'])
    fireEvent.keyDown(list(), { key: 'ArrowDown' })
    expect(model.view.getState().selectedId).toBe('a')
    fireEvent.keyDown(list(), { key: 'ArrowLeft' })
    expect(list().getAttribute('aria-activedescendant')).toBe(heads()[0]?.id)
    fireEvent.keyDown(list(), { key: 'ArrowLeft' })
    expect(heads()[0]?.getAttribute('aria-expanded')).toBe('false')
  })
})

describe('selecting', () => {
  it('[I97] by Ctrl and Shift opens no details, and brings what can be done with all of them', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    fireEvent.click(rowOf('a'))
    fireEvent.click(rowOf('c'), { ctrlKey: true })
    expect([...model.selection.store.getState().ids]).toEqual(['a', 'c'])
    expect(list().getAttribute('aria-multiselectable')).toBe('true')
    expect(screen.getByRole('toolbar', { name: 'Selected requests' }).textContent).toContain('2 selected')
    fireEvent.click(rowOf('a'))
    fireEvent.click(rowOf('d'), { shiftKey: true })
    expect([...model.selection.store.getState().ids]).toEqual(['a', 'b', 'c', 'd'])
    fireEvent.keyDown(list(), { key: 'Escape' })
    expect(screen.queryByRole('toolbar', { name: 'Selected requests' })).toBeNull()
  })

  it('[I97] by keyboard: Shift and an arrow, Ctrl+A, Ctrl+Space', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    const ids = (): readonly string[] => [...model.selection.store.getState().ids]
    fireEvent.keyDown(list(), { key: 'Home' })
    fireEvent.keyDown(list(), { key: 'ArrowDown', shiftKey: true })
    expect(ids()).toEqual(['a', 'b'])
    fireEvent.keyDown(list(), { key: 'a', ctrlKey: true })
    expect(ids()).toHaveLength(4)
    fireEvent.keyDown(list(), { key: ' ', ctrlKey: true })
    expect(ids()).toHaveLength(3)
  })
})

describe('the menu', () => {
  it('[I98] a right press on a row selects it, and its cell is filtered by and copied', async () => {
    const { client, model } = await renderInspector(smallLog(), <ListPane />)
    fireEvent.contextMenu(cellOf('b', 'status'), { button: 2 })
    expect(model.view.getState()).toMatchObject({ selectedId: 'b', isDetailOpen: false })
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Filter by status:404/ }))
    expect(model.view.getState().query).toBe('status:404')
    fireEvent.contextMenu(cellOf('b', 'status'), { button: 2 })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Copy Status' }))
    await expect.poll(() => client.calls.at(-1)).toEqual(['copy', { text: '404' }])
  })

  it('[I98] by keyboard it opens at the active row', async () => {
    await renderInspector(smallLog(), <ListPane />)
    fireEvent.keyDown(list(), { key: 'End' })
    fireEvent.contextMenu(list(), { button: 0 })
    expect(await screen.findByRole('menu')).toBeTruthy()
  })

  it('[I98] Alt and a press filter by the cell, and open nothing', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    fireEvent.click(cellOf('a', 'method'), { altKey: true })
    expect(model.view.getState()).toMatchObject({ query: 'method:get', isDetailOpen: false })
  })

  it('[I90] a right press on a head shows and hides columns', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    fireEvent.contextMenu(head('API'), { button: 2 })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Hide' }))
    expect(model.view.getState().columns.map(({ key }) => key)).not.toContain('api')
  })
})

describe('the end of the list', () => {
  it('[I104] the grid says that it is worked on while it filters', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    act(() => model.list.store.setState({ isFiltering: true }))
    expect(list().getAttribute('aria-busy')).toBe('true')
  })
})

describe('the pill of the newest', () => {
  it('[I95] counts what came since, whatever was filtered meanwhile', async () => {
    const log = new SimulatedLog()
    for (let index = 0; index < 50; index += 1) log.request(`r${index}`, { url: `http://x.test/${index}` })
    const { client, model, frame } = await renderInspector(log, <ListPane />)
    fireEvent.keyDown(list(), { key: 'Home' })
    act(() => model.view.setState({ query: '/x.test.4$/' }))
    act(() => model.view.setState({ query: '' }))
    expect(screen.queryByRole('button', { name: /new request/ })).toBeNull()
    act(() => {
      client.publishEntries([log.request('n1'), log.request('n2')])
      frame()
    })
    expect(screen.getByRole('button', { name: '2 new requests' })).toBeTruthy()
  })
})
