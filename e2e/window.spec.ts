import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect, test, type Simulated } from './support/simulator.ts'

/** Of the app's window: where its frame stands and how large its content is. */
const placeOf = (application: ElectronApplication) =>
  application.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((found) =>
      found.webContents.getURL().startsWith('sim://app/'),
    )
    if (window === undefined) throw new Error('There is no window of an app.')
    const { x, y } = window.getBounds()
    const { width, height } = window.getContentBounds()
    return { x, y, width, height }
  })

const sizeOf = async (application: ElectronApplication) => {
  const { width, height } = await placeOf(application)
  return { width, height }
}

const chooseInMenu = (application: ElectronApplication, label: string) =>
  application.evaluate(({ Menu }, wanted) => {
    const all = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      menu?.items.flatMap((item) => [item, ...all(item.submenu ?? null)]) ?? []
    const found = all(Menu.getApplicationMenu()).find((item) => item.label === wanted)
    if (found === undefined) throw new Error(`The menu has no ${wanted}.`)
    found.click()
  }, label)

const saying = (word: string) => ({ 'main.lua': `print("${word}")` })

const relaunched = ({ console }: Simulated, word: string, count = 1) =>
  expect(console().getByText(word, { exact: true })).toHaveCount(count)

test('[A3] the window has the form of the profile’s device, and goes with it', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(saying('here')))
  await relaunched(simulator, 'here')
  const { application, inspector } = simulator
  expect(await sizeOf(application)).toEqual({ width: 507, height: 760 })
  await inspector.getByRole('combobox', { name: 'Profile' }).click()
  await inspector.getByRole('option', { name: /^iOS/ }).click()
  await inspector.getByRole('button', { name: 'Relaunch as iOS' }).click()
  await relaunched(simulator, 'here', 2)
  expect(await sizeOf(application)).toEqual({ width: 351, height: 760 })
})

test('[A4] turned, the window lies; turned back, it stands', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(saying('here')))
  await relaunched(simulator, 'here')
  const { application } = simulator
  await chooseInMenu(application, 'Rotate Left')
  await expect.poll(() => sizeOf(application)).toEqual({ width: 760, height: 507 })
  await chooseInMenu(application, 'Rotate Right')
  await expect.poll(() => sizeOf(application)).toEqual({ width: 507, height: 760 })
})

test('[A4] an app for the other way to hold the device has it held so; turned, it hears of it', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(
    await scratch.project({
      'build.settings':
        'settings = { orientation = { default = "landscapeRight", supported = { "landscapeRight", "landscapeLeft" } } }',
      'main.lua': `
        print("starts " .. display.contentWidth)
        Runtime:addEventListener("orientation", function(event) print("turned " .. event.type) end)`,
    }),
  )
  const { application, console } = simulator
  await expect(console().getByText('starts 960')).toBeVisible()
  await expect.poll(() => sizeOf(application)).toEqual({ width: 760, height: 507 })
  await chooseInMenu(application, 'Rotate Left')
  await expect(console().getByText('turned portraitUpsideDown')).toBeVisible()
  await expect.poll(() => sizeOf(application)).toEqual({ width: 507, height: 760 })
  await chooseInMenu(application, 'Rotate Left')
  await expect(console().getByText('turned landscapeLeft')).toBeVisible()
})

test('[A5] [A7] zoom, place and turn outlive a relaunch', async ({ simulate, scratch }) => {
  const simulator = await simulate(
    await scratch.project({
      ...saying('here'),
      'build.settings':
        'settings = { orientation = { default = "portrait", supported = { "portrait", "landscapeLeft" } } }',
    }),
  )
  await relaunched(simulator, 'here')
  const { application, inspector } = simulator
  await chooseInMenu(application, 'Zoom Out')
  await expect.poll(() => sizeOf(application)).toEqual({ width: 480, height: 720 })
  await chooseInMenu(application, 'Actual Pixels')
  await expect.poll(() => sizeOf(application)).toEqual({ width: 640, height: 960 })
  await chooseInMenu(application, 'Zoom Out')
  await expect.poll(() => sizeOf(application)).toEqual({ width: 480, height: 720 })
  await chooseInMenu(application, 'Zoom Out')
  await expect.poll(() => sizeOf(application)).toEqual({ width: 427, height: 640 })
  await chooseInMenu(application, 'Rotate Right')
  await expect.poll(() => sizeOf(application)).toEqual({ width: 640, height: 427 })
  await application.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().startsWith('sim://app/')) window.setPosition(33, 44)
    }
  })
  await expect.poll(async () => (await placeOf(application)).x).toBe(33)
  const before = await placeOf(application)
  await inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }).click()
  await relaunched(simulator, 'here', 2)
  expect(await placeOf(application)).toEqual(before)
})

test('[I12] a file that changes relaunches the app where it stands; off, it does not', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project(saying('first'))
  const simulator = await simulate(project)
  await relaunched(simulator, 'first')
  const { application, inspector } = simulator
  const before = await placeOf(application)
  await writeFile(join(project, 'main.lua'), 'print("second")')
  await relaunched(simulator, 'second')
  expect(await placeOf(application)).toEqual(before)
  await inspector.getByRole('button', { name: 'Simulate' }).click()
  await inspector.getByRole('menuitemcheckbox', { name: /Relaunch on File Change/ }).click()
  await inspector.keyboard.press('Escape')
  await writeFile(join(project, 'main.lua'), 'print("third")')
  await inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }).click()
  await relaunched(simulator, 'third')
})

test('[I13] main.lua goes and comes back: the simulator says so, waits and goes on', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project(saying('first'))
  const simulator = await simulate(project)
  await relaunched(simulator, 'first')
  const { inspector } = simulator
  await rm(join(project, 'main.lua'))
  const problem = inspector.getByRole('alert').filter({ hasText: 'holds neither the file main.lua' })
  await expect(problem).toBeVisible()
  await writeFile(join(project, 'main.lua'), 'print("second")')
  await relaunched(simulator, 'second')
  await expect(problem).toHaveCount(0)
})

test('[A8] strict relaunches the app at once, and what is not simulated is an error', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(
    await scratch.project({ 'main.lua': 'print("before")\nmedia.playSound("a.mp3")\nprint("after")' }),
  )
  await relaunched(simulator, 'after')
  await chooseInMenu(simulator.application, 'Strict')
  await relaunched(simulator, 'before', 2)
  await expect(simulator.console()).toContainText('media.playSound is not simulated')
  await relaunched(simulator, 'after')
})

test('[I15] without a network a download breaks and a request fails; with it both work again', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(
    await scratch.project({
      'main.lua': `
        network.setStatusListener("slow.test", function(event) print("reachable " .. tostring(event.isReachable)) end)
        network.download("http://slow.test/large.bin", "GET", function(event) print("download " .. tostring(event.isError)) end,
          {}, "large.bin", system.DocumentsDirectory)
        local function try()
          network.request("http://slow.test/small.txt", "GET", function(event) print("request " .. tostring(event.status)) end)
        end
        timer.performWithDelay(400, try, 0)`,
      'coronagraph.json': JSON.stringify({
        hosts: { 'slow.test': { serve: 'remote', bytesPerSecond: 40_000 } },
      }),
      'remote/large.bin': new Uint8Array(2_000_000).fill(7),
      'remote/small.txt': 'small',
    }),
  )
  const { console, inspector, rowOf, sandboxFiles } = simulator
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'body')
  await expect(console().getByText('request 200').first()).toBeVisible()
  await inspector.getByRole('button', { name: 'Simulate' }).click()
  await inspector.getByRole('menuitemradio', { name: 'No network' }).click()
  await expect(console().getByText('download true')).toHaveCount(1)
  await expect(console().getByText('reachable false')).toHaveCount(1)
  await expect(console().getByText('request -1').first()).toBeVisible()
  await expect(inspector.getByRole('status', { name: 'Connection' })).toHaveText('No network')
  await expect.poll(sandboxFiles).toEqual([])
  await chooseInMenu(simulator.application, 'Mobile data')
  await expect(console().getByText('reachable true')).toHaveCount(1)
  await expect(console().getByText('Connection: Mobile data')).toBeVisible()
})

test('[W16] a page cannot relaunch its app but after real input, and only once', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(saying('here')))
  await relaunched(simulator, 'here')
  const page = await simulator.device()
  const ask = () =>
    page.evaluate(async () => {
      const outcome = await window.appSession.relaunch({})
      return outcome.ok ? 'relaunched' : outcome.error.code
    })
  expect(await ask()).toBe('NOT_ALLOWED')
  await page.evaluate(() => {
    for (const type of ['pointerdown', 'mousedown', 'click', 'keydown'])
      document.body.dispatchEvent(new Event(type))
    document.body.click()
  })
  expect(await ask()).toBe('NOT_ALLOWED')
  await page.mouse.move(50, 50)
  await page.mouse.move(60, 60)
  expect(await ask()).toBe('NOT_ALLOWED')
  await page.mouse.click(60, 60)
  expect(await ask()).toBe('relaunched')
  await relaunched(simulator, 'here', 2)
  const next = await simulator.device()
  expect(await next.evaluate(async () => (await window.appSession.relaunch({})).ok)).toBe(false)
})
