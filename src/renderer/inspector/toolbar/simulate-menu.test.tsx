import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { firstSwitches } from '../../../shared/switches.ts'
import { renderInspector } from '../testing/render-inspector.tsx'
import { runningState } from '../testing/simulated-client.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { Toolbar } from './toolbar.tsx'

afterEach(cleanup)

async function openMenu() {
  const rendered = await renderInspector(new SimulatedLog(), <Toolbar />)
  fireEvent.click(screen.getByRole('button', { name: 'Simulate' }))
  await screen.findByRole('menu')
  return {
    ...rendered,
    asked: () => rendered.client.calls.filter(([name]) => name !== 'snapshot'),
  }
}

const choose = (role: string, name: string | RegExp): void => {
  fireEvent.click(screen.getByRole(role, { name }))
}

describe('the Simulate menu', () => {
  it('[I14] shows the switches as they stand, and sets them', async () => {
    const { asked } = await openMenu()
    const relaunch = screen.getByRole('menuitemcheckbox', { name: /Relaunch on File Change/ })
    expect(relaunch.getAttribute('aria-checked')).toBe('true')
    expect(screen.getByRole('menuitemradio', { name: 'Wi-Fi' }).getAttribute('aria-checked')).toBe('true')
    choose('menuitemcheckbox', /Relaunch on File Change/)
    choose('menuitemcheckbox', /Strict/)
    expect(asked()).toEqual([
      ['setRelaunchesOnChange', { relaunchesOnChange: false }],
      ['setStrict', { isStrict: true }],
    ])
  })

  it('[I14] turns and zooms any number of times without closing', async () => {
    const { asked } = await openMenu()
    choose('menuitem', /Rotate Left/)
    choose('menuitem', /Rotate Left/)
    choose('menuitem', /Zoom Out/)
    choose('menuitem', /Actual Pixels/)
    choose('menuitem', /Fit to Screen/)
    expect(asked()).toEqual([
      ['turn', { to: 'left' }],
      ['turn', { to: 'left' }],
      ['zoom', { to: 'out' }],
      ['zoom', { to: 'actual' }],
      ['zoom', { to: 'fit' }],
    ])
  })

  it('[I14] a connection that is not the usual one is told beside it', async () => {
    const { client, asked } = await openMenu()
    choose('menuitemradio', 'No network')
    expect(asked()).toEqual([['setConnection', { connection: 'none' }]])
    const chip = screen.getByRole('status', { name: 'Connection' })
    expect(chip.textContent).toBe('')
    act(() => client.publishState({ ...runningState, switches: { ...firstSwitches, connection: 'none' } }))
    expect(chip.textContent).toBe('No network')
  })
})
