import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cellOf, head, heads, list, rowOf, shownIds, smallLog } from '../testing/list-elements.ts'
import { pretendHeight, renderInspector } from '../testing/render-inspector.tsx'
import { ListPane } from './list-pane.tsx'

let restoreHeight = (): void => {}
beforeEach(() => {
  restoreHeight = pretendHeight(308)
})
afterEach(() => {
  cleanup()
  restoreHeight()
})

const bar = (): HTMLElement => screen.getByRole('toolbar', { name: 'Selected requests' })

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

describe('the bar of several', () => {
  it('[I241] compares exactly two, and archives what is selected', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    fireEvent.click(rowOf('a'))
    fireEvent.click(rowOf('c'), { ctrlKey: true })
    fireEvent.click(within(bar()).getByRole('button', { name: 'Compare' }))
    expect(model.dialogs.getState().open).toEqual({ kind: 'compare', leftId: 'a', rightId: 'c' })
    act(() => model.dialogs.setState({ open: undefined }))
    fireEvent.click(rowOf('d'), { ctrlKey: true })
    expect(within(bar()).queryByRole('button', { name: 'Compare' })).toBeNull()
    fireEvent.click(within(bar()).getByRole('button', { name: 'Export…' }))
    expect(model.dialogs.getState().open).toEqual({
      kind: 'export-har',
      exchangeIds: ['a', 'c', 'd'],
      isOfSelected: true,
    })
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
