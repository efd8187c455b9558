import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Notices } from '../status/notices.tsx'
import { StatusBar } from '../status/status-bar.tsx'
import { renderInspector } from '../testing/render-inspector.tsx'
import { runningState } from '../testing/simulated-client.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { firstSwitches } from '../../../shared/switches.ts'
import { fail } from '../../../shared/outcome.ts'
import { Toolbar } from './toolbar.tsx'

afterEach(cleanup)

const button = (name: string): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name })

describe('the toolbar', () => {
  it('suspends what runs and resumes what is suspended', async () => {
    const { client } = await renderInspector(new SimulatedLog(), <Toolbar />)
    fireEvent.click(button('Suspend'))
    act(() => client.publishState({ ...runningState, session: 'suspended' }))
    fireEvent.click(button('Resume'))
    expect(client.calls.map(([name]) => name)).toEqual(['snapshot', 'suspend', 'resume'])
    expect(screen.getByRole('status', { name: 'Session' }).textContent).toBe('Suspended')
  })

  it('offers only Open Project while there is none', async () => {
    const { client } = await renderInspector(new SimulatedLog(), <Toolbar />)
    act(() =>
      client.publishState({
        session: 'none',
        profile: 'reference',
        nextProfile: 'reference',
        switches: firstSwitches,
      }),
    )
    const names = ['Relaunch', 'Suspend', 'Show Sandbox', 'Clear Sandbox']
    expect(names.map((name) => button(name).disabled)).toEqual([true, true, true, true])
    expect(button('Open Project').disabled).toBe(false)
  })

  it('asks before it clears the sandbox', async () => {
    const { client } = await renderInspector(new SimulatedLog(), <Toolbar />)
    fireEvent.click(button('Clear Sandbox'))
    const dialog = await screen.findByRole('alertdialog', { name: 'Clear the sandbox of cancel-button?' })
    expect(dialog.textContent).toContain('/sandboxes/cancel-button')
    fireEvent.click(button('Keep the Files'))
    await expect.poll(() => screen.queryByRole('alertdialog')).toBeNull()
    expect(client.calls.map(([name]) => name)).not.toContain('clearSandbox')
    fireEvent.click(button('Clear Sandbox'))
    const again = await screen.findByRole('alertdialog')
    const confirm = [...again.querySelectorAll('button')].find(
      (found) => found.textContent === 'Clear Sandbox',
    )
    fireEvent.click(confirm ?? document.body)
    expect(client.calls.map(([name]) => name)).toContain('clearSandbox')
  })

  it('never swallows a failure', async () => {
    const content = (
      <>
        <Toolbar />
        <Notices />
      </>
    )
    const { client } = await renderInspector(new SimulatedLog(), content)
    client.answer = async () => fail('INTERNAL', 'the window is gone')
    fireEvent.click(button('Relaunch'))
    expect(await screen.findByText('The app could not be relaunched: the window is gone')).toBeTruthy()
    fireEvent.click(button('Dismiss'))
    expect(screen.queryByText(/could not be relaunched/)).toBeNull()
  })
})

describe('the status bar', () => {
  it('adds everything up', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.finish('a', 200, 1500)
    log.request('b')
    await renderInspector(log, <StatusBar />)
    expect(screen.getByRole('contentinfo').textContent).toContain('2 requests1 open0 failed0 cancelled1.5 kB')
  })
})
