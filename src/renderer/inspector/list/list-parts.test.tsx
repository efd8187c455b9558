import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Row } from '../rows/row.ts'
import { cellOf, head, list, rowOf, shownIds, smallLog, stops } from '../testing/list-elements.ts'
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

describe('the heads of the columns', () => {
  it('[I91] sort by a press and by Enter, and say how', async () => {
    const { model, frame } = await renderInspector(smallLog(), <ListPane />)
    // On a busy machine the sort may take more than the frame in which it begins.
    const sorted = (): ReturnType<typeof shownIds> => {
      while (model.list.store.getState().isFiltering) act(frame)
      return shownIds()
    }
    fireEvent.click(head('Size'))
    expect(sorted()).toEqual(['b', 'c', 'a', 'd'])
    expect(head('Size').getAttribute('aria-sort')).toBe('ascending')
    fireEvent.keyDown(head('Size'), { key: 'Enter' })
    expect(sorted()).toEqual(['d', 'a', 'c', 'b'])
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
