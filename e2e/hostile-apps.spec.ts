import { deflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { pngOf } from './support/png.ts'
import { expect, test, type Simulated } from './support/simulator.ts'

// What a hostile app does with pictures, storage and its window, and a page whose whole process is the attacker's.

const mebibyte = 1024 ** 2

/** Largest memory of each process while `holds` comes true. */
async function memoryUntil(
  { application }: Simulated,
  holds: () => Promise<void>,
): Promise<{ readonly pageBytes: number; readonly mainBytes: number }> {
  let [pageBytes, mainBytes] = [0, 0]
  const over = new AbortController()
  const watch = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const seen = await application.evaluate(({ app, BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()
          .map(({ webContents }) => webContents)
          .find((each) => each.getURL().startsWith('sim://app/'))
        const page = app.getAppMetrics().find(({ pid }) => pid === contents?.getOSProcessId())
        return { page: (page?.memory.workingSetSize ?? 0) * 1024, main: process.memoryUsage().rss }
      })
      pageBytes = Math.max(pageBytes, seen.page)
      mainBytes = Math.max(mainBytes, seen.main)
    }
  }
  await Promise.all([watch(), holds().finally(() => over.abort())])
  return { pageBytes, mainBytes }
}

const relaunchButton = ({ inspector }: Simulated) =>
  inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' })

test('[W17] small files that claim to be large pictures, and tints without end, take no gigabytes', async ({
  simulate,
  scratch,
}) => {
  // Each a few kilobytes, 256 MiB when decoded, and different from the others.
  const claims = Array.from({ length: 12 }, (_, index) => [
    `claims-${index}.png`,
    Buffer.concat([pngOf(8192, 8192, deflateSync(Buffer.alloc(100_000))), Buffer.from([index])]),
  ])
  const plain = pngOf(2048, 2048, deflateSync(Buffer.alloc((2048 * 3 + 1) * 2048)))
  const project = await scratch.project({
    ...Object.fromEntries(claims),
    'plain.png': plain,
    'main.lua': `
      for i = 0, 11 do display.newImageRect("claims-" .. i .. ".png", 100, 100) end
      for i = 1, 500 do
        display.newImageRect("plain.png", 100, 100):setFillColor(i / 500, 0.5, 0)
      end
      local frames = 0
      local function count()
        frames = frames + 1
        if frames == 120 then print("painted") end
      end
      Runtime:addEventListener("enterFrame", count)`,
  })
  const simulated = await simulate(project)
  const { pageBytes } = await memoryUntil(simulated, async () => {
    await expect(simulated.console().getByText('painted', { exact: true })).toBeVisible({ timeout: 30_000 })
    await expect(simulated.console().getByText(/they need too much memory/)).toHaveCount(1)
  })
  expect(pageBytes).toBeGreaterThan(0)
  expect(pageBytes).toBeLessThan(1500 * mebibyte)
})

test('[W18] what a page stores counts as its memory, wherever it lies, and goes with it', async ({
  simulate,
  scratch,
}) => {
  test.setTimeout(120_000)
  const project = await scratch.project({
    'index.html': '<!doctype html><script src="app.js"></script>',
    'app.js': `
      const bytes = new Uint8Array(16 * 1024 * 1024)
      for (let at = 0; at < bytes.length; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536))
      const blobs = []
      const fill = async () => {
        const folder = await navigator.storage.getDirectory()
        for (let count = 0; ; count += 1) {
          blobs.push(new Blob([bytes]))
          const file = await (await folder.getFileHandle('f' + count, { create: true })).createWritable()
          await file.write(bytes)
          await file.close()
        }
      }
      console.log('begun')
      void fill().catch((error) => console.log('refused', error))`,
  })
  const simulated = await simulate(project)
  const { application, console } = simulated
  const { mainBytes } = await memoryUntil(simulated, () =>
    expect(
      console()
        .getByText(/used more than 3 GiB of memory/)
        .first(),
    ).toBeVisible({ timeout: 90_000 }),
  )
  expect(mainBytes).toBeLessThan(4.5 * 1024 * mebibyte)
  await expect
    .poll(() => application.evaluate(() => process.memoryUsage().rss), { timeout: 20_000 })
    .toBeLessThan(1500 * mebibyte)
  await relaunchButton(simulated).click()
  await expect(console().getByText('begun')).toHaveCount(2)
})

test('[W19] a page can neither keep its window open, nor move it, nor launch over and over', async ({
  simulate,
  scratch,
}) => {
  const { application, device, inspector } = await simulate(await scratch.project({ 'main.lua': 'print(1)' }))
  const page = await device()
  const places = (): Promise<unknown> =>
    application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({ ...window.getBounds() })),
    )
  const before = await places()
  await page.evaluate(async () => {
    window.moveTo(5, 5)
    window.resizeTo(300, 300)
    window.resizeBy(100, 100)
    // Whatever has been asked of the window is done before the second frame.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((next) => requestAnimationFrame(next))
  })
  expect(await places()).toEqual(before)
  const codes = await page.evaluate(async () => {
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => window.appSession.launch({})))
    return outcomes.map((outcome) => (outcome.ok ? 'accepted' : outcome.error.code))
  })
  expect(codes.filter((code) => code === 'accepted').length).toBeLessThan(20)
  expect(codes).toContain('TOO_MANY_CALLS')
  await stay(page)
  const closed = page.waitForEvent('close')
  await application.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().startsWith('sim://app/'))
      ?.close()
  })
  await closed
  await expect(inspector.getByRole('group', { name: 'App' })).toBeVisible()
})

/** A page that has been used, and wants to be asked before it closes. */
async function stay(page: Page): Promise<void> {
  await page.locator('canvas').click()
  await page.evaluate(() => {
    addEventListener('beforeunload', (event) => event.preventDefault())
  })
}
