import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fail, ok } from '../../../shared/outcome.ts'
import type { BodyFound, SearchProgress } from '../client.ts'
import { pretendHeight, renderInspector } from '../testing/render-inspector.tsx'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { SearchPane } from './search-pane.tsx'
import { SearchTools } from './search-tools.tsx'

let restoreHeight = (): void => {}
beforeEach(() => {
  restoreHeight = pretendHeight(300)
})
afterEach(() => {
  cleanup()
  restoreHeight()
})

const found = (exchangeId: string, over: Partial<BodyFound> = {}): BodyFound => ({
  exchangeId,
  side: 'response',
  offsetBytes: 1200,
  excerpt: 'a needle <b>here</b>',
  start: 2,
  length: 6,
  ...over,
})

const look = (text: string): void => {
  const field = screen.getByRole('textbox', { name: 'Search in bodies' })
  fireEvent.change(field, { target: { value: text } })
  fireEvent.keyDown(field, { key: 'Enter' })
}

async function openSearch() {
  const log = new SimulatedLog()
  log.request('one')
  log.request('two', { url: 'http://a.test/scores.json' })
  const rendered = await renderInspector(
    log,
    <>
      <SearchTools />
      <SearchPane />
    </>,
  )
  const { client, model } = rendered
  const asked = () => client.calls.filter(([name]) => name === 'searchBodies').map(([, input]) => input)
  const tell = (progress: Partial<SearchProgress>): void =>
    act(() =>
      client.publishSearch({
        searchId: `search-${asked().length}`,
        searchedBodies: 0,
        totalBodies: 2,
        found: [],
        state: 'running',
        ...progress,
      }),
    )
  return { client, frame: rendered.frame, model, asked, tell }
}

it('[I230] what is found comes by exchange while the search goes on, and tells how far it is', async () => {
  const { asked, tell } = await openSearch()
  look('needle')
  expect(asked()).toEqual([
    { searchId: 'search-1', query: { text: 'needle', isRegex: false, isCaseSensitive: false } },
  ])
  tell({ searchedBodies: 1, found: [found('two'), found('two', { offsetBytes: 9 })] })
  expect(screen.getByRole('progressbar').getAttribute('value')).toBe('1')
  expect(screen.getByRole('status').textContent).toContain('1 of 2 bodies searched')
  tell({ searchedBodies: 2, found: [found('one')], state: 'done' })
  expect(screen.queryByRole('progressbar')).toBeNull()
  expect(screen.getByRole('status').textContent).toContain('3 found in 2 requests')
  const texts = screen.getAllByRole('option').map(({ textContent }) => textContent)
  expect(texts[0]).toContain('scores.json')
  expect(texts[1]).toContain('a needle <b>here</b>')
  expect(texts[3]).toContain('logo-banner.png')
  expect(document.querySelector('mark')?.textContent).toBe('needle')
})

it('[I231] Enter opens the body at the place that was found', async () => {
  const { model, tell } = await openSearch()
  look('needle')
  tell({ found: [found('two', { side: 'request' })], state: 'done', searchedBodies: 2 })
  const results = screen.getByRole('listbox', { name: 'Found in bodies' })
  fireEvent.keyDown(results, { key: 'ArrowDown' })
  fireEvent.keyDown(results, { key: 'Enter' })
  expect(model.view.getState()).toMatchObject({ selectedId: 'two', isDetailOpen: true, detailTab: 'request' })
  expect(model.bodyReveals.getState().place).toEqual({
    exchangeId: 'two',
    side: 'request',
    offsetBytes: 1200,
    lengthBytes: 6,
  })
})

it('[I232] a search is stopped, what it told before is kept and what it tells later is not heard', async () => {
  const { client, model, tell } = await openSearch()
  look('needle')
  tell({ searchedBodies: 1, found: [found('one')] })
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
  expect(client.calls).toContainEqual(['stopSearch', { searchId: 'search-1' }])
  tell({ searchedBodies: 2, found: [found('two')], state: 'done' })
  expect(model.search.store.getState().foundCount).toBe(1)
  expect(screen.getByRole('status').textContent).toContain('Stopped: 1 of 2 bodies searched')
})

it('[I232] a search that cannot begin says why at its field', async () => {
  const { client, model } = await openSearch()
  client.answer = async () => fail('INVALID_INPUT', 'Nothing to repeat in the regular expression.')
  look('*')
  expect(await screen.findAllByText('Nothing to repeat in the regular expression.')).toHaveLength(2)
  client.answer = async () => ok(undefined)
  act(() => model.search.store.setState({ scope: 'selected' }))
  look('needle')
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true')
})

it('[I233] looks only through what the list shows, or in what is selected', async () => {
  const { model, asked } = await openSearch()
  act(() => {
    model.selection.only('two')
    model.search.store.setState({ scope: 'selected', isRegex: true })
  })
  look('need.e')
  expect(asked().at(-1)).toEqual({
    searchId: 'search-1',
    query: { text: 'need.e', isRegex: true, isCaseSensitive: false, exchangeIds: ['two'] },
  })
})

it('[I233] of a filtered list only what it shows is searched, and nothing when that is nothing', async () => {
  const { model, asked, frame } = await openSearch()
  const filter = (query: string): void =>
    act(() => {
      model.view.setState({ query })
      while (model.list.store.getState().isFiltering) frame()
    })
  filter('scores')
  look('needle')
  expect(asked().at(-1)).toMatchObject({ query: { exchangeIds: ['two'] } })
  filter('nothing like it')
  look('needle again')
  expect(asked()).toHaveLength(1)
  expect(screen.getByText('The list shows no request.', { selector: '.search-status *' })).toBeTruthy()
})

it('[I240] Ctrl+Enter in the filter looks for its text in all bodies', async () => {
  const { model, asked } = await openSearch()
  act(() => model.view.setState({ query: 'status:200 needle', isDrawerOpen: false }))
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true })
  expect(asked()).toEqual([
    { searchId: 'search-1', query: { text: 'needle', isRegex: false, isCaseSensitive: false } },
  ])
  expect(model.view.getState()).toMatchObject({ isDrawerOpen: true, drawerTab: 'search' })
})

it('[I240] opened, the search takes over what the filter looks for, but nothing that is written there', async () => {
  const { model, asked } = await openSearch()
  act(() => model.view.setState({ query: '/need.e/i' }))
  fireEvent.keyDown(document.body, { key: 'S', shiftKey: true })
  expect(model.search.store.getState()).toMatchObject({ text: 'need.e', isRegex: true, scope: 'all' })
  act(() => model.view.setState({ query: 'other' }))
  fireEvent.keyDown(document.body, { key: 'S', shiftKey: true })
  expect(model.search.store.getState().text).toBe('need.e')
  expect(asked()).toEqual([])
})
