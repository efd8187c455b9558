import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Drawer } from '../drawer/drawer.tsx'
import { ListPane } from '../list/list-pane.tsx'
import { openDrawer, setFindingsOf } from '../state/view-store.ts'
import { pretendHeight, renderInspector } from '../testing/render-inspector.tsx'
import { runningState } from '../testing/simulated-client.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'

let restoreHeight = (): void => {}
beforeEach(() => {
  restoreHeight = pretendHeight(308)
})
afterEach(() => {
  cleanup()
  restoreHeight()
})

async function renderFindings(log: SimulatedLog) {
  const content = (
    <>
      <ListPane />
      <Drawer />
    </>
  )
  const rendered = await renderInspector(log, content)
  act(() => openDrawer(rendered.model.view, 'findings'))
  return rendered
}

const panel = (): HTMLElement => screen.getByRole('tabpanel', { name: /^Findings/ })
const rowOf = (kind: string): HTMLElement => {
  const row = panel().querySelector<HTMLElement>(`[data-finding="${kind}"]`)
  if (row === null) throw new Error(`no finding ${kind}`)
  return row
}

const list = (name: string): HTMLElement => screen.getByRole('list', { name })
const marks = (): readonly (string | null)[] =>
  screen.queryAllByRole('img', { name: /finding/ }).map((mark) => mark.getAttribute('aria-label'))

describe('the findings', () => {
  it('say what it is, where, on which platforms, and what mends it', async () => {
    const log = new SimulatedLog()
    log.find({ kind: 'plain-http', source: 'main.lua:12', detail: 'http://a.test/' })
    await renderFindings(log)
    const row = rowOf('plain-http')
    expect(within(row).getByText('Plain http')).toBeTruthy()
    expect(within(row).getByText('main.lua:12')).toBeTruthy()
    expect(within(row).getByText(/though no simulator does\. \(http:\/\/a\.test\/\)$/)).toBeTruthy()
    expect(within(row).getByText(/^Use https/)).toBeTruthy()
    expect(
      within(within(row).getByRole('list', { name: 'Platforms' })).getAllByRole('listitem'),
    ).toHaveLength(1)
    expect(screen.getByRole('tab', { name: 'Findings 1' })).toBeTruthy()
  })

  it('mark the platform that runs, and say all of them in one word', async () => {
    const log = new SimulatedLog()
    log.find({ kind: 'cookie-set', source: 'main.lua:1' })
    log.find({ kind: 'handle-never-ended', source: 'main.lua:2' })
    const { client } = await renderFindings(log)
    act(() => client.publishState({ ...runningState, profile: 'android', nextProfile: 'android' }))
    const labels = within(rowOf('cookie-set')).getAllByRole('listitem')
    expect(labels.map((label) => [label.textContent, label.dataset['running']])).toEqual([
      ['Windows', undefined],
      ['Android', 'true'],
      ['Linux', undefined],
    ])
    expect(within(rowOf('handle-never-ended')).getByText('All platforms')).toBeTruthy()
  })

  it('[F2] lead to the exchange, also to one that the filter hides', async () => {
    const log = new SimulatedLog()
    for (let index = 0; index < 40; index += 1)
      log.request(`r${index}`, { url: `http://x.com/${index}.png`, callSite: `main.lua:${index}` })
    log.find({ kind: 'cookie-set', source: 'main.lua:0' })
    const { model } = await renderFindings(log)
    act(() => model.view.setState({ query: '39.png' }))
    fireEvent.click(screen.getByRole('button', { name: 'Show GET 0.png' }))
    expect(model.view.getState()).toMatchObject({ selectedId: 'r0', isDetailOpen: true, query: '' })
    expect(screen.getByRole('grid').dataset['following']).toBe('false')
    expect(model.reveals.getState().exchangeId).toBeUndefined()
  })

  it('lead nowhere when the list has forgotten the exchange', async () => {
    const log = new SimulatedLog()
    log.find({ kind: 'cookie-set', source: 'main.lua:1', exchangeId: 'gone' })
    await renderFindings(log)
    expect(within(rowOf('cookie-set')).queryByRole('button')).toBeNull()
  })

  it('[F2] mark their exchange in the list', async () => {
    const log = new SimulatedLog()
    log.request('a', { callSite: 'main.lua:7' })
    log.request('b', { callSite: 'main.lua:8' })
    log.find({ kind: 'cookie-set', source: 'main.lua:7' })
    const { client, frame } = await renderFindings(log)
    expect(marks()).toEqual(['1 finding'])
    act(() => {
      client.publishEntries([log.find({ kind: 'plain-http', exchangeId: 'a' })])
      frame()
    })
    expect(marks()).toEqual(['2 findings'])
  })

  it('[F1] set apart what only an earlier launch told', async () => {
    const log = new SimulatedLog()
    log.find({ kind: 'cookie-set', source: 'main.lua:1' }, 'session-0')
    log.find({ kind: 'plain-http', source: 'main.lua:2' })
    await renderFindings(log)
    expect(list('Findings of this launch').contains(rowOf('plain-http'))).toBe(true)
    expect(list('Findings of earlier launches').contains(rowOf('cookie-set'))).toBe(true)
  })

  it('draw what the app names as text and nothing else', async () => {
    const log = new SimulatedLog()
    log.find({ kind: 'plain-http', source: '<b>x</b>.lua:1', detail: '<img src=x>' })
    await renderFindings(log)
    expect(panel().querySelector('b, img')).toBeNull()
    expect(rowOf('plain-http').textContent).toContain('<img src=x>')
  })
})

describe('no findings', () => {
  it('say what will be here', async () => {
    await renderFindings(new SimulatedLog())
    expect(within(panel()).getByRole('heading', { name: 'Nothing found so far' })).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Clear the findings' }).disabled).toBe(true)
  })

  it('of the chosen platform say how many there are of others, and show them', async () => {
    const log = new SimulatedLog()
    log.find({ kind: 'plain-http', source: 'main.lua:2' })
    const { model } = await renderFindings(log)
    act(() => setFindingsOf(model.view, 'linux'))
    expect(within(panel()).getByRole('heading', { name: 'Nothing found for Linux' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Show all platforms' }))
    expect(rowOf('plain-http')).toBeTruthy()
  })

  it('are left when they are cleared, and none of their marks', async () => {
    const log = new SimulatedLog()
    log.request('a', { callSite: 'main.lua:7' })
    log.find({ kind: 'plain-http', source: 'main.lua:7' })
    const { model } = await renderFindings(log)
    fireEvent.click(screen.getByRole('button', { name: 'Clear the findings' }))
    expect(within(panel()).getByRole('heading', { name: 'Nothing found so far' })).toBeTruthy()
    expect(screen.queryByRole('img', { name: /finding/ })).toBeNull()
    await act(() => model.feed.resync())
    expect(screen.getByRole('tab', { name: 'Findings' })).toBeTruthy()
  })
})
