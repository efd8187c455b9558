import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Simulated } from './support/simulator.ts'

/** Downloads one large file slowly, and prints each event and each system event. */
const slowDownload = {
  'main.lua': `
    Runtime:addEventListener("system", function(event) print("system " .. event.type) end)
    network.download("https://slow.test/large.bin", "GET",
      function(event) print("event " .. event.phase) end,
      { progress = true }, "large.bin", system.DocumentsDirectory)`,
  'coronagraph.json': JSON.stringify({ hosts: { 'slow.test': { serve: 'remote', bytesPerSecond: 40_000 } } }),
  'remote/large.bin': new Uint8Array(2_000_000).fill(7),
}

async function untilBodyArrives({ rowOf }: Simulated): Promise<void> {
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'body')
}

test('[I1] the row shows progress, and its cancel button ends the download for good', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(slowDownload))
  const { console, inspector, rowOf, sandboxFiles } = simulator
  await untilBodyArrives(simulator)
  await expect(rowOf('large.bin').getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^[1-9]/)
  await inspector.getByRole('button', { name: 'Cancel GET large.bin' }).click()
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'cancelled')
  await expect(rowOf('large.bin').getByRole('button')).toHaveCount(0)
  await expect(console().getByText('event ended')).toHaveCount(0)
  await expect.poll(sandboxFiles).toEqual([])
})

test('[I2] the keyboard alone selects a row, shows its details and cancels it', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(slowDownload))
  const { inspector, rowOf } = simulator
  await untilBodyArrives(simulator)
  await inspector.getByRole('grid', { name: 'Requests' }).focus()
  await inspector.keyboard.press('Home')
  await inspector.keyboard.press('Enter')
  await expect(inspector.getByRole('region', { name: 'Details' })).toBeVisible()
  await inspector.keyboard.press('Escape')
  await expect(inspector.getByRole('region', { name: 'Details' })).toHaveCount(0)
  await inspector.keyboard.press('x')
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'cancelled')
})

test('[I3] the inspector survives its own reload without losing an exchange', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(slowDownload))
  const { console, inspector, rowOf } = simulator
  await untilBodyArrives(simulator)
  await inspector.reload()
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'body')
  await expect(console().getByText('event began')).toHaveCount(1)
  await inspector.getByRole('button', { name: 'Cancel GET large.bin' }).click()
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'cancelled')
})

test('[I4] relaunch cancels what is in flight, runs the exit listeners and starts anew', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(slowDownload))
  const { console, inspector, sandboxFiles } = simulator
  await untilBodyArrives(simulator)
  await inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }).click()
  await expect(inspector.locator('.list [data-exchange-id]')).toHaveCount(2)
  await expect(inspector.locator('.list [data-exchange-id]').first()).toHaveAttribute(
    'data-state',
    'cancelled',
  )
  await expect(console().getByText('system applicationExit')).toHaveCount(1)
  await expect(inspector.locator('.list [data-exchange-id]').last()).toHaveAttribute('data-state', 'body')
  const files = await sandboxFiles()
  expect(files.filter((name) => !name.endsWith('.download'))).toEqual([])
  expect(files.length).toBeLessThanOrEqual(1)
})

test('[I5] suspended, the app gets no events; resumed, it gets them', async ({ simulate, scratch }) => {
  const files = { ...slowDownload, 'remote/large.bin': new Uint8Array(120_000).fill(7) }
  const simulator = await simulate(await scratch.project(files))
  const { console, device, inspector, rowOf } = simulator
  await untilBodyArrives(simulator)
  await inspector.getByRole('button', { name: 'Suspend' }).click()
  await expect(console().getByText('system applicationSuspend')).toBeVisible()
  await expect((await device()).getByRole('status')).toHaveText('Suspended')
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'done')
  await expect(console().getByText('event ended')).toHaveCount(0)
  await inspector.getByRole('button', { name: 'Resume' }).click()
  await expect(console().getByText('system applicationResume')).toBeVisible()
  await expect(console().getByText('event ended')).toHaveCount(1)
})

test('[I6] closing the app window cancels what is in flight and leaves no file', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(slowDownload))
  const { device, rowOf, sandboxFiles } = simulator
  await untilBodyArrives(simulator)
  await (await device()).close()
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'cancelled')
  await expect.poll(sandboxFiles).toEqual([])
})

test('[I7] Clear Sandbox asks first, empties the directories and relaunches', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project({
    'main.lua': 'print(system.pathForFile("old.txt", system.DocumentsDirectory))',
  })
  const { console, inspector } = await simulate(project)
  const path = await console()
    .getByText(/old\.txt$/)
    .innerText()
  await writeFile(path.trim(), 'old')
  await inspector.getByRole('group', { name: 'Sandbox' }).getByRole('button').last().click()
  await inspector.getByRole('alertdialog').getByRole('button', { name: 'Keep the Files' }).click()
  expect(existsSync(path.trim())).toBe(true)
  await inspector.getByRole('group', { name: 'Sandbox' }).getByRole('button').last().click()
  await inspector.getByRole('alertdialog').getByRole('button', { name: 'Clear Sandbox' }).click()
  await expect(console().getByText(/old\.txt$/)).toHaveCount(2)
  expect(existsSync(path.trim())).toBe(false)
})

test('[I8] a project that cannot be opened says what is wrong and where', async ({ simulate, scratch }) => {
  const project = await scratch.project({
    'main.lua': '',
    'coronagraph.json': JSON.stringify({ hosts: { 'a.test': { serve: '.', latencyMs: -1 } } }),
  })
  const { inspector } = await simulate(project)
  const problem = inspector.getByRole('alert').filter({ hasText: 'latencyMs' })
  await expect(problem).toContainText(join(project, 'coronagraph.json'))
  await expect(problem).toContainText('hosts["a.test"].latencyMs')
})

test('[I9] an error of the app shows its file, line and traceback, and the simulator goes on', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project({
    'main.lua':
      'local function fall()\n  error("deep")\nend\ntimer.performWithDelay(1, function() fall() end)\n' +
      'timer.performWithDelay(50, function() print("still here") end)',
  })
  const { console } = await simulate(project)
  await expect(console()).toContainText('main.lua:2: deep')
  await expect(console()).toContainText('stack traceback:')
  await expect(console().getByText('still here')).toBeVisible()
})

test('[I10] what is not simulated gives one warning with its line, and the app goes on', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project({
    'main.lua':
      'for i = 1, 3 do\n  local sound = audio.loadSound("a.mp3")\n  audio.play(sound)\nend\nprint("went on")',
  })
  const { console } = await simulate(project)
  await expect(console().getByText('went on')).toBeVisible()
  await expect(console().getByText(/audio\.loadSound/)).toHaveCount(1)
  await expect(console()).toContainText('main.lua:2')
})

test('[I11] a URL of the clipboard is opened with the running app', async ({ simulate, scratch }) => {
  const project = await scratch.project({
    'main.lua':
      'Runtime:addEventListener("system", function(event) print(event.type .. " " .. tostring(event.url)) end)',
  })
  const { application, console } = await simulate(project)
  await expect(console().getByText('applicationStart nil')).toBeVisible()
  await application.evaluate(async ({ clipboard, Menu }) => {
    await clipboard.writeText('mygame://level/7')
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
    items.find((item) => item.label === 'Open URL from Clipboard')?.click()
  })
  await expect(console().getByText('applicationOpen mygame://level/7')).toBeVisible()
})
