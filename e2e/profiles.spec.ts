import { expect, test, type Simulated } from './support/simulator.ts'

/** Downloads one file; there is no build.settings, and so no permission. */
const download = {
  'main.lua': `print("launched")
network.download("http://files.test/a.txt", "GET",
  function(event) if event.phase == "ended" then print("status " .. event.status) end end,
  "a.txt", system.DocumentsDirectory)`,
  'coronagraph.json': JSON.stringify({ hosts: { 'files.test': { serve: 'remote' } } }),
  'remote/a.txt': 'text',
}

const runsAs = ({ inspector }: Simulated, title: string): Promise<void> =>
  expect(inspector.getByRole('contentinfo')).toContainText(`Runs as ${title}`)

test('[P1] a profile is chosen for the next launch, and the app then meets its rules', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(download))
  const { console, inspector, rowOf } = simulator
  await expect(console().getByText('status 200')).toBeVisible()
  await runsAs(simulator, 'Reference')

  await inspector.getByRole('combobox', { name: 'Profile' }).click()
  await inspector.getByRole('option', { name: 'Android' }).click()
  await expect(inspector.getByRole('status').filter({ hasText: 'Android at the next launch' })).toBeAttached()
  await runsAs(simulator, 'Reference')

  await inspector.getByRole('button', { name: 'Relaunch as Android' }).click()
  await runsAs(simulator, 'Android')
  await expect(console()).toContainText('has android.permission.INTERNET')
  await expect(console()).toContainText('main.lua:2')
  await expect(rowOf('a.txt')).toHaveCount(1)
  await expect(inspector.getByRole('button', { name: 'Relaunch as' })).toHaveCount(0)
})

test('[P2] the keyboard alone chooses a profile, and it holds for every launch after', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(download))
  const { console, inspector } = simulator
  await expect(console().getByText('status 200')).toBeVisible()
  const profile = inspector.getByRole('combobox', { name: 'Profile' })
  await profile.focus()
  await inspector.keyboard.press('Enter')
  await expect(inspector.getByRole('option', { name: /^Reference/ })).toBeFocused()
  await inspector.keyboard.press('L')
  await expect(inspector.getByRole('option', { name: /^Linux simulator/ })).toBeFocused()
  await inspector.keyboard.press('Enter')
  await expect(profile).toContainText('Linux simulator')
  const relaunch = inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' })
  for (const launches of [2, 3]) {
    await relaunch.click()
    await expect(console().getByText('status 200')).toHaveCount(launches)
    await runsAs(simulator, 'Linux simulator')
  }
})

test('[F2] a finding says file, line and platforms, and leads to its request', async ({
  simulate,
  scratch,
}) => {
  const { inspector, rowOf } = await simulate(await scratch.project(download))
  await inspector.getByRole('tab', { name: /^Findings/ }).click()
  const finding = inspector.getByRole('listitem').filter({ hasText: 'INTERNET permission missing' })
  await expect(finding).toContainText('main.lua:2')
  await expect(finding.getByRole('list', { name: 'Platforms' }).getByRole('listitem')).toHaveText(['Android'])
  await expect(rowOf('a.txt').getByRole('img', { name: /finding/ })).toBeVisible()

  await inspector.getByRole('combobox', { name: 'Filter requests' }).fill('nothing like it')
  await finding.getByRole('button', { name: 'Show GET a.txt' }).click()
  await expect(rowOf('a.txt')).toHaveAttribute('aria-selected', 'true')
  const details = inspector.getByRole('region', { name: 'Details' })
  await expect(details.getByRole('region', { name: 'Findings' })).toContainText('INTERNET permission missing')
})

test('[F3] the findings of one platform are listed alone', async ({ simulate, scratch }) => {
  const { inspector } = await simulate(await scratch.project(download))
  await inspector.getByRole('tab', { name: /^Findings/ }).click()
  const kinds = inspector.locator('.finding strong')
  await expect(kinds.filter({ hasText: 'Plain http' })).toHaveCount(1)
  await inspector.getByRole('combobox', { name: 'Findings of' }).click()
  await inspector.getByRole('option', { name: 'Android' }).click()
  await expect(kinds.filter({ hasText: 'Plain http' })).toHaveCount(0)
  await expect(kinds.filter({ hasText: 'INTERNET permission missing' })).toHaveCount(1)
})
