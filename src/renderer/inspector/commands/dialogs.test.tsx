import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderInspector } from '../testing/render-inspector.tsx'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { openDialog } from './dialogs-store.ts'
import { Dialogs } from './dialogs.tsx'
import { commands } from './registry.ts'

afterEach(cleanup)

async function renderDialogs() {
  const rendered = await renderInspector(new SimulatedLog(), <Dialogs />)
  return { ...rendered, asked: () => rendered.client.calls.map(([name]) => name).slice(1) }
}

const field = (): Promise<HTMLElement> => screen.findByRole('combobox', { name: 'Command' })
const type = async (text: string): Promise<void> =>
  void fireEvent.change(await field(), { target: { value: text } })
const press = async (key: string, init: KeyboardEventInit = {}): Promise<void> =>
  void fireEvent.keyDown(await field(), { key, ...init })
const chosen = (): string | null | undefined =>
  screen.queryByRole('option', { selected: true })?.getAttribute('data-command')

describe('the palette', () => {
  it('[I174] opens with its keys, finds a command and runs it', async () => {
    const { model, asked } = await renderDialogs()
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
    await type('relau')
    expect(chosen()).toBe('app.relaunch')
    await press('Enter')
    await expect.poll(asked).toEqual(['relaunch'])
    expect(model.dialogs.getState().open).toBeUndefined()
    expect(model.view.getState().recentCommands).toEqual(['app.relaunch'])
  })

  it('[I174] goes up and down with the arrows, round and round, and is closed by its keys', async () => {
    const { model } = await renderDialogs()
    act(() => openDialog(model.dialogs, { kind: 'palette' }))
    await type('theme')
    const first = chosen()
    await press('ArrowUp')
    const last = chosen()
    expect(last).not.toBe(first)
    await press('ArrowDown')
    expect(chosen()).toBe(first)
    expect((await field()).getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { selected: true }).id,
    )
    await press('k', { ctrlKey: true })
    expect(model.dialogs.getState().open).toBeUndefined()
  })

  it('[I174] shows what cannot be done now with what it needs, and does not do it', async () => {
    const { model, asked } = await renderDialogs()
    act(() => openDialog(model.dialogs, { kind: 'palette' }))
    await type('resume')
    const option = screen.getByRole('option', { selected: true })
    expect(option.getAttribute('aria-disabled')).toBe('true')
    expect(option.textContent).toContain('Suspend the app')
    await press('Enter')
    expect(asked()).toEqual([])
    expect(model.dialogs.getState().open?.kind).toBe('palette')
  })

  it('[I174] says when nothing answers', async () => {
    const { model } = await renderDialogs()
    act(() => openDialog(model.dialogs, { kind: 'palette' }))
    await type('zzzz')
    expect(screen.getByText('No command is called that.')).toBeTruthy()
    await press('Enter')
    await press('ArrowDown')
    expect(model.dialogs.getState().open?.kind).toBe('palette')
  })
})

describe('the shortcuts', () => {
  it('[I170] are those of the registry, every one', async () => {
    await renderDialogs()
    fireEvent.keyDown(document.body, { key: '?', shiftKey: true })
    const shown = (await screen.findByRole('region', { name: 'Shortcuts' })).textContent
    const withKeys = commands.filter(({ keys, menuKeys }) => keys !== undefined || menuKeys !== undefined)
    expect(withKeys.filter(({ title }) => !shown.includes(title))).toEqual([])
  })

  it('[I170] are found by words and by keys', async () => {
    const { model } = await renderDialogs()
    act(() => openDialog(model.dialogs, { kind: 'shortcuts' }))
    const filter = await screen.findByRole('textbox', { name: 'Filter shortcuts' })
    fireEvent.change(filter, { target: { value: 'shift+x' } })
    expect(screen.getByText('Cancel All')).toBeTruthy()
    expect(screen.queryByText('Cancel Selected')).toBeNull()
    fireEvent.change(filter, { target: { value: 'nothing like it' } })
    expect(screen.getByText('No shortcut has these words.')).toBeTruthy()
  })
})
