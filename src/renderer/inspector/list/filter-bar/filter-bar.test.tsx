import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderInspector } from '../../testing/render-inspector.tsx'
import { SimulatedLog } from '../../testing/simulated-log.ts'
import { ListPane } from '../list-pane.tsx'

afterEach(cleanup)

async function openMenu(): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole('button', { name: 'Saved filters' }))
  return screen.findByRole('menu')
}

function smallLog(): SimulatedLog {
  const log = new SimulatedLog()
  for (const [id, status] of [
    ['a', 200],
    ['b', 404],
    ['c', 404],
  ] as const) {
    log.request(id, { url: `http://one.test/${id}.png` })
    log.finish(id, status)
  }
  log.request('d', { url: 'http://two.test/d.png' })
  return log
}

const field = (): HTMLInputElement => screen.getByRole('combobox', { name: 'Filter requests' })
function type(text: string): void {
  act(() => field().focus())
  field().setSelectionRange(text.length, text.length)
  fireEvent.change(field(), { target: { value: text } })
}
const press = (key: string): void => void fireEvent.keyDown(field(), { key })
const options = (): readonly (string | null)[] =>
  screen.queryAllByRole('option').map((option) => option.querySelector('code')?.textContent ?? null)

describe('the filter’s field', () => {
  it('[I99] completes a key, then its values, by keyboard alone', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    type('stat')
    expect(options()).toEqual(['status:'])
    press('Tab')
    expect(model.view.getState().query).toBe('status:')
    expect(options()[0]).toBe('404')
    press('ArrowDown')
    expect(field().getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[0]?.id)
    press('Enter')
    expect(model.view.getState().query).toBe('status:404 ')
    expect(field().getAttribute('aria-expanded')).toBe('false')
    expect(screen.getByText('2 of 4')).toBeTruthy()
  })

  it('[I99] offers nothing between two words, and everything when asked', async () => {
    await renderInspector(smallLog(), <ListPane />)
    type('status:404 ')
    expect(options()).toEqual([])
    fireEvent.keyDown(field(), { key: ' ', ctrlKey: true })
    expect(options()).toContain('host:')
  })

  it('[I99] says what says nothing and marks it, and the rest holds', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    type('status:zzz host:two')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    const words = document.getElementById(field().getAttribute('aria-describedby') ?? '')
    expect(words?.textContent).toMatch(/status/)
    expect(document.querySelector('.filter-underlines u')?.textContent).toBe('zzz')
    expect(model.list.store.getState().lines.count).toBe(1)
  })

  it('[I101] has switches for the terms that are asked for most', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    const open = screen.getByRole('button', { name: 'Open' })
    fireEvent.click(open)
    expect(model.view.getState().query).toBe('is:open')
    expect(open.getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(open)
    expect(model.view.getState().query).toBe('')
  })
})

describe('saved filters', () => {
  it('[I100] a filter is saved with a name, applied, renamed and deleted', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    type('status:404')
    fireEvent.click(within(await openMenu()).getByRole('menuitem', { name: 'Save This Filter…' }))
    const name = await screen.findByRole('textbox', { name: 'Name' })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(screen.getByText('Give it a name.')).toBeTruthy()
    fireEvent.change(name, { target: { value: ' Gone ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(model.view.getState().savedFilters).toEqual([{ name: 'Gone', query: 'status:404' }])

    act(() => model.view.setState({ query: '' }))
    fireEvent.click(within(await openMenu()).getByRole('menuitemradio', { name: /^Gone/ }))
    expect(model.view.getState().query).toBe('status:404')

    fireEvent.click(within(await openMenu()).getByRole('menuitem', { name: 'Rename or Delete…' }))
    const nameField = await screen.findByRole('textbox', { name: 'Name of Gone' })
    fireEvent.change(nameField, { target: { value: 'Not found' } })
    fireEvent.blur(nameField)
    expect(model.view.getState().savedFilters[0]?.name).toBe('Not found')
    fireEvent.click(screen.getByRole('button', { name: 'Delete Not found' }))
    expect(model.view.getState().savedFilters).toEqual([])
  })

  it('[I100] two have not the same name', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    act(() => model.view.setState({ query: 'b', savedFilters: [{ name: 'Gone', query: 'a' }] }))
    act(() => model.dialogs.setState({ open: { kind: 'save-filter' } }))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Name' }), { target: { value: 'Gone' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(screen.getByText('There is a filter “Gone” already.')).toBeTruthy()
    expect(model.view.getState().savedFilters).toHaveLength(1)
  })
})

describe('a header as a column', () => {
  it('[I90] is asked for by its name and its side', async () => {
    const { model } = await renderInspector(smallLog(), <ListPane />)
    act(() => model.dialogs.setState({ open: { kind: 'header-column' } }))
    const name = await screen.findByRole('textbox', { name: 'Name' })
    fireEvent.change(name, { target: { value: 'not a name' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add Column' }))
    expect(screen.getByText(/letters, digits and signs/)).toBeTruthy()
    fireEvent.change(name, { target: { value: 'Content-Type' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add Column' }))
    expect(model.view.getState().columns.map(({ key }) => key)).toContain('response:content-type')
  })
})

describe('the empty list', () => {
  it('[I102] says that it is paused, and goes on', async () => {
    const { model } = await renderInspector(new SimulatedLog(), <ListPane />)
    act(() => model.feed.pause())
    expect(screen.getByRole('heading', { name: 'The list is paused' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Go On' }))
    await expect.poll(() => model.exchanges.getState().isPaused).toBe(false)
  })

  it('[I102] resumes an app that is suspended', async () => {
    const { client, model } = await renderInspector(new SimulatedLog(), <ListPane />)
    act(() =>
      model.exchanges.setState(({ simulator }) => ({ simulator: { ...simulator, session: 'suspended' } })),
    )
    fireEvent.click(screen.getByRole('button', { name: 'Resume' }))
    expect(client.calls.at(-1)?.[0]).toBe('resume')
  })
  it('[I244] without a project, runs a sample or reads an archive', async () => {
    const { client, model } = await renderInspector(new SimulatedLog(), <ListPane />)
    act(() => model.exchanges.setState(({ simulator: { project: _none, ...simulator } }) => ({ simulator })))
    fireEvent.click(screen.getByRole('button', { name: 'Run a Sample' }))
    expect(client.calls.at(-1)).toEqual(['openSample', {}])
    fireEvent.click(screen.getByRole('button', { name: 'Import HAR…' }))
    expect(client.calls.at(-1)?.[0]).toBe('importHar')
  })

  it('[I244] leads to the console when the app raised an error before it asked for anything', async () => {
    const log = new SimulatedLog()
    log.add({ kind: 'console', level: 'error', text: 'main.lua:7: no', source: 'main.lua:7' })
    const { model } = await renderInspector(log, <ListPane />)
    act(() => model.view.setState({ isDrawerOpen: false }))
    fireEvent.click(screen.getByRole('button', { name: 'look into the console' }))
    expect(model.view.getState()).toMatchObject({ isDrawerOpen: true, drawerTab: 'console' })
  })

  it('[I244] says that the device is offline, and connects it', async () => {
    const { client, model } = await renderInspector(new SimulatedLog(), <ListPane />)
    act(() =>
      model.exchanges.setState(({ simulator }) => ({
        simulator: { ...simulator, switches: { ...simulator.switches, connection: 'none' } },
      })),
    )
    expect(screen.getByRole('heading', { name: 'The device is offline' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Connect by Wi-Fi' }))
    expect(client.calls.at(-1)).toEqual(['setConnection', { connection: 'wifi' }])
  })

  it('[I244] says how many requests a filter hides, and looks for its text in their bodies', async () => {
    const { client } = await renderInspector(smallLog(), <ListPane />)
    type('needle')
    expect(screen.getByText('4 requests are hidden by the filter.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Search in Bodies' }))
    expect(client.calls.at(-1)?.[0]).toBe('searchBodies')
  })
})
