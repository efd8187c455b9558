import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDrawer } from '../state/view-store.ts'
import { pretendHeight, renderInspector } from '../testing/render-inspector.tsx'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { Drawer } from './drawer.tsx'

let restoreHeight = (): void => {}
beforeEach(() => {
  restoreHeight = pretendHeight(300)
})
afterEach(() => {
  cleanup()
  restoreHeight()
})

const output = (): HTMLElement => screen.getByRole('log', { name: 'Console output' })

describe('the drawer', () => {
  it('clears what was printed and shows what comes after', async () => {
    const log = new SimulatedLog()
    log.print('before')
    const { client, frame } = await renderInspector(log, <Drawer />)
    fireEvent.click(screen.getByRole('button', { name: 'Clear the console' }))
    expect(output().textContent).toBe('What the app prints appears here.')
    act(() => {
      client.publishEntries([log.print('after')])
      frame()
    })
    expect(output().textContent).toContain('after')
    expect(output().textContent).not.toContain('before')
  })

  it('folds away, and any of its tabs unfolds it', async () => {
    const { model } = await renderInspector(new SimulatedLog(), <Drawer />)
    fireEvent.click(screen.getByRole('button', { name: 'Fold the pane away' }))
    expect(model.view.getState().isDrawerOpen).toBe(false)
    expect(screen.queryByRole('tabpanel')).toBeNull()
    fireEvent.click(screen.getByRole('tab', { name: 'Console' }))
    expect(model.view.getState()).toMatchObject({ isDrawerOpen: true, drawerTab: 'console' })
    expect(output()).toBeTruthy()
  })

  it('tells errors and warnings of the console whatever tab is shown', async () => {
    const log = new SimulatedLog()
    log.add({ kind: 'console', level: 'error', text: 'no' })
    log.add({ kind: 'console', level: 'warning', text: 'careful' })
    const { model } = await renderInspector(log, <Drawer />)
    expect(screen.getByText('2 lines')).toBeTruthy()
    act(() => openDrawer(model.view, 'findings'))
    expect(screen.getByText('1 error')).toBeTruthy()
    expect(screen.getByText('1 warning')).toBeTruthy()
    expect(screen.queryByText('2 lines')).toBeNull()
  })
})
