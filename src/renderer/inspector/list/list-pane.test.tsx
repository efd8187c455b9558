import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pretendHeight, renderInspector } from '../testing/render-inspector.tsx'
import { responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { firstSwitches } from '../../../shared/switches.ts'
import { ListPane } from './list-pane.tsx'

let restoreHeight = (): void => {}
beforeEach(() => {
  restoreHeight = pretendHeight(308)
})
afterEach(() => {
  cleanup()
  restoreHeight()
})

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Requests' })
const press = (key: string): void => {
  fireEvent.keyDown(grid(), { key })
}
const rowOf = (id: string): HTMLElement => {
  const row = document.querySelector<HTMLElement>(`[data-exchange-id="${id}"]`)
  if (row === null) throw new Error(`no row ${id}`)
  return row
}

function logOf(count: number): SimulatedLog {
  const log = new SimulatedLog()
  for (let index = 0; index < count; index += 1)
    log.request(`r${index}`, { url: `http://x.com/${index}.png` })
  return log
}

describe('the list as a grid', () => {
  it('tells its whole size although it draws a part', async () => {
    await renderInspector(logOf(1000), <ListPane />)
    expect(grid().getAttribute('aria-rowcount')).toBe('1001')
    expect(grid().getAttribute('aria-colcount')).toBe('10')
    expect(screen.getAllByRole('row').length).toBeLessThan(100)
    expect(rowOf('r0').getAttribute('aria-rowindex')).toBe('2')
  })

  it('has one tab stop', async () => {
    await renderInspector(logOf(3), <ListPane />)
    expect(grid().tabIndex).toBe(0)
    const buttons = within(grid()).getAllByRole('button')
    expect(buttons.map((button) => button.tabIndex)).toEqual([-1, -1, -1, -1])
  })

  it('names a row cancel button after its request, and shows it only while that is open', async () => {
    const log = new SimulatedLog()
    log.request('a')
    const { client, frame } = await renderInspector(log, <ListPane />)
    const button = screen.getByRole('button', { name: 'Cancel GET logo-banner.png' })
    fireEvent.click(button)
    await expect.poll(() => client.calls.at(-1)).toEqual(['cancel', { exchangeIds: ['a'] }])
    act(() => {
      client.publishEntries([log.add({ kind: 'cancel', exchangeId: 'a', by: 'inspector', receivedBytes: 0 })])
      frame()
    })
    expect(rowOf('a').dataset['state']).toBe('cancelled')
    expect(screen.queryByRole('button', { name: /^Cancel GET/ })).toBeNull()
  })

  it('cancelling from a row does not open its details', async () => {
    const { model } = await renderInspector(logOf(1), <ListPane />)
    fireEvent.click(screen.getByRole('button', { name: /^Cancel GET/ }))
    expect(model.view.getState().isDetailOpen).toBe(false)
  })

  it('shows progress as a bar with its value in words', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', responseHead(200, 1000))
    log.wire('a', { type: 'body-part', receivedBytes: 250 })
    await renderInspector(log, <ListPane />)
    const bar = screen.getByRole('progressbar', { name: 'Progress of logo-banner.png' })
    expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuetext')]).toEqual([
      '25',
      '25 % of 1.0 kB',
    ])
  })

  it('claims no value for a bar whose length is not known', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', responseHead(200, -1))
    await renderInspector(log, <ListPane />)
    expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false)
  })

  it('draws what the app sends as text and nothing else', async () => {
    const log = new SimulatedLog()
    log.request('a', { url: 'http://x.com/<img src=x onerror=alert(1)>', method: '<b>GET</b>' })
    await renderInspector(log, <ListPane />)
    expect(grid().querySelector('img, b')).toBeNull()
    expect(rowOf('a').textContent).toContain('<b>GET</b>')
  })
})

describe('the list by keyboard', () => {
  it.each([
    [['ArrowDown'], 'r0'],
    [['ArrowUp'], 'r49'],
    [['Home'], 'r0'],
    [['End'], 'r49'],
    [['ArrowDown', 'ArrowDown', 'ArrowUp'], 'r0'],
    // 308 px hold ten rows below the header: a page keeps one of them in view.
    [['Home', 'PageDown'], 'r9'],
    [['End', 'PageUp'], 'r40'],
    [['Home', 'ArrowUp'], 'r0'],
    [['End', 'ArrowDown'], 'r49'],
  ])('%j selects %s', async (keys, id) => {
    const { model } = await renderInspector(logOf(50), <ListPane />)
    for (const key of keys) press(key)
    expect(model.view.getState()).toMatchObject({ selectedId: id, isDetailOpen: false })
  })

  it('says which row is active, and Enter and Space open it', async () => {
    const { model } = await renderInspector(logOf(5), <ListPane />)
    press('ArrowDown')
    expect(grid().getAttribute('aria-activedescendant')).toBe(rowOf('r0').id)
    expect(rowOf('r0').getAttribute('aria-selected')).toBe('true')
    press('Enter')
    expect(model.view.getState().isDetailOpen).toBe(true)
    model.view.setState({ isDetailOpen: false })
    press(' ')
    expect(model.view.getState().isDetailOpen).toBe(true)
  })

  it('/ goes to the filter, and Escape clears it and then gives the focus back', async () => {
    const { model } = await renderInspector(logOf(20), <ListPane />)
    fireEvent.keyDown(grid(), { key: '/' })
    const input = screen.getByRole('combobox', { name: 'Filter requests' })
    expect(document.activeElement).toBe(input)
    fireEvent.change(input, { target: { value: '7.png' } })
    expect(grid().getAttribute('aria-rowcount')).toBe('3')
    fireEvent.keyDown(input, { key: 'Escape' })
    expect(model.view.getState().query).toBe('')
    fireEvent.keyDown(input, { key: 'Escape' })
    expect(document.activeElement).toBe(grid())
  })
})

describe('the empty list', () => {
  it('says which hosts the project answers', async () => {
    await renderInspector(new SimulatedLog(), <ListPane />)
    expect(screen.getByRole('heading', { name: 'No request yet' })).toBeTruthy()
    expect(screen.getByText('plugins.solar2d.com')).toBeTruthy()
  })

  it('says that the filter hides everything, and takes it away', async () => {
    const { model } = await renderInspector(logOf(2), <ListPane />)
    act(() => model.view.setState({ query: 'zebra' }))
    expect(screen.getByText('2 requests are hidden by the filter.')).toBeTruthy()
    fireEvent.click(screen.getAllByRole('button', { name: 'Clear the filter' })[1] ?? document.body)
    expect(grid().getAttribute('aria-rowcount')).toBe('3')
  })

  it('offers to open a project when there is none', async () => {
    const { client, model } = await renderInspector(new SimulatedLog(), <ListPane />)
    act(() =>
      model.exchanges.setState({
        simulator: {
          session: 'none',
          profile: 'reference',
          nextProfile: 'reference',
          switches: firstSwitches,
        },
      }),
    )
    fireEvent.click(screen.getByRole('button', { name: 'Open Project…' }))
    expect(client.calls.at(-1)?.[0]).toBe('openProject')
  })
})
