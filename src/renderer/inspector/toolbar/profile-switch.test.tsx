import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { profileNames } from '../../../shared/profile/profile.ts'
import { profileOf } from '../../../shared/profile/profiles.ts'
import { StatusBar } from '../status/status-bar.tsx'
import { renderInspector } from '../testing/render-inspector.tsx'
import { runningState } from '../testing/simulated-client.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { firstSwitches } from '../../../shared/switches.ts'
import { ProfileSwitch } from './profile-switch.tsx'

afterEach(cleanup)

async function renderSwitch() {
  const content = (
    <>
      <ProfileSwitch />
      <StatusBar />
    </>
  )
  return renderInspector(new SimulatedLog(), content)
}

const profile = (): HTMLElement => screen.getByRole('combobox', { name: 'Profile' })
const open = async (): Promise<readonly HTMLElement[]> => {
  fireEvent.click(profile())
  return screen.findAllByRole('option')
}

/** As a mouse does: a click that began elsewhere chooses nothing. */
function press(options: readonly HTMLElement[], index: number): void {
  const option = options[index] ?? document.body
  fireEvent.pointerDown(option)
  fireEvent.click(option, { detail: 1 })
}

describe('the profile switch', () => {
  it('offers the seven by their titles, and says which one runs', async () => {
    await renderSwitch()
    const options = await open()
    const titles = profileNames.map((name) => profileOf(name).title)
    expect(options.map((option) => option.querySelector('.choice-title')?.textContent)).toEqual(titles)
    expect(options.filter((option) => option.textContent.includes('running'))).toEqual([options[0]])
    expect(options[0]?.getAttribute('aria-selected')).toBe('true')
  })

  it('asks for the chosen one, and asks nothing when it is the same', async () => {
    const { client } = await renderSwitch()
    press(await open(), 0)
    await expect.poll(() => profile().getAttribute('aria-expanded')).toBe('false')
    expect(client.calls.map(([name]) => name)).toEqual(['snapshot'])
    press(await open(), 3)
    await expect.poll(() => client.calls.at(-1)).toEqual(['setProfile', { profile: 'android' }])
  })

  it('[P1] says that another one waits for the next launch, and makes it', async () => {
    const { client } = await renderSwitch()
    expect(screen.queryByRole('button', { name: /^Relaunch/ })).toBeNull()
    act(() => client.publishState({ ...runningState, nextProfile: 'android' }))
    expect(profile().textContent).toContain('Android')
    expect(screen.getByRole('status').textContent).toBe('Android at the next launch')
    expect(screen.getByRole('contentinfo').textContent).toContain('Runs as Reference')
    fireEvent.click(screen.getByRole('button', { name: 'Relaunch as Android' }))
    await expect.poll(() => client.calls.at(-1)?.[0]).toBe('relaunch')
    act(() => client.publishState({ ...runningState, profile: 'android', nextProfile: 'android' }))
    expect(screen.queryByRole('button', { name: /^Relaunch/ })).toBeNull()
    expect(screen.getByRole('contentinfo').textContent).toContain('Runs as Android')
  })

  it('waits for a project', async () => {
    const { client } = await renderSwitch()
    act(() =>
      client.publishState({
        session: 'none',
        profile: 'reference',
        nextProfile: 'reference',
        switches: firstSwitches,
      }),
    )
    expect(profile()).toHaveProperty('disabled', true)
    expect(screen.getByRole('contentinfo').textContent).not.toContain('Runs as')
  })
})
