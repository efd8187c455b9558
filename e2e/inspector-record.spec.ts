import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BodyPart, TrafficClient } from '../src/shared/contract/traffic.ts'
import type { Outcome } from '../src/shared/outcome.ts'
import { expect, test, type Simulated } from './support/simulator.ts'

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with the DOM's
  interface Window {
    readonly traffic?: TrafficClient
  }
}

const largeBytes = 20_000_000

const project = {
  'main.lua': `
    network.request("http://data.test/large.bin", "GET", function(event)
      if event.phase == "ended" then print("got " .. #event.response) end
    end)
    network.request("http://data.test/small.txt", "GET", function() print("small") end)`,
  'coronagraph.json': JSON.stringify({ hosts: { 'data.test': { serve: 'remote' } } }),
  'remote/large.bin': new Uint8Array(largeBytes).fill(7),
  'remote/small.txt': 'small',
}

/** Runs in the inspector's page, also after its process was another: Playwright gives up a page that crashed. */
function inInspector({ application }: Simulated, script: string): Promise<unknown> {
  return application.evaluate(async ({ BrowserWindow }, code) => {
    const window = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().startsWith('sim://inspector/'),
    )
    return window?.webContents.executeJavaScript(code)
  }, script)
}

const rowsScript = `Array.from(document.querySelectorAll('[data-exchange-id]'), (row) => row.dataset.state)`

const readScript = (exchangeId: string): string =>
  `window.traffic.readBody(${JSON.stringify({
    exchangeId,
    side: 'response',
    offsetBytes: largeBytes - 10,
    lengthBytes: 100,
  })}).then((part) => part.ok ? [part.value.sizeBytes, Array.from(part.value.bytes)] : part.error.message)`

const markScript = (exchangeId: string): string =>
  `window.traffic.entriesOf(${JSON.stringify({ exchangeId })})
    .then((answer) => answer.value.entries.filter((entry) => entry.kind === 'annotation').map((entry) => entry.annotation))`

test('[I23] a crash and a reload of the inspector lose no exchange, no note and no body', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(project))
  const { application, console, inspector, rowOf } = simulator
  await expect(console().getByText(`got ${largeBytes}`)).toBeVisible()
  const id = (await rowOf('large.bin').getAttribute('data-exchange-id')) ?? ''
  const annotation = { mark: 'red' as const, note: 'look at this' }
  await inspector.evaluate(
    (asked) => window.traffic?.annotate({ exchangeIds: [asked.id], ...asked.annotation }),
    { id, annotation },
  )
  const processId = () =>
    application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((each) => each.webContents.getURL().startsWith('sim://inspector/'))
        ?.webContents.getOSProcessId(),
    )
  const whole = [largeBytes, Array.from({ length: 10 }, () => 7)]

  await inspector.reload()
  await expect.poll(() => inInspector(simulator, rowsScript)).toEqual(['done', 'done'])
  expect(await inInspector(simulator, readScript(id))).toEqual(whole)

  const before = await processId()
  await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().startsWith('sim://inspector/'))
      ?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(async () => [0, before].includes(await processId())).toBe(false)
  await expect
    .poll(() => inInspector(simulator, rowsScript).catch(() => undefined), { timeout: 20_000 })
    .toEqual(['done', 'done'])
  expect(await inInspector(simulator, readScript(id))).toEqual(whole)
  expect(await inInspector(simulator, markScript(id))).toEqual([annotation])
})

test('[I24] a response of 200 MB is read in parts, and the window neither stalls nor grows', async ({
  simulate,
  scratch,
}) => {
  test.slow()
  const sizeBytes = 200_000_000
  const simulator = await simulate(
    await scratch.project({
      'main.lua': `network.download("http://data.test/huge.bin", "GET",
        function(event) print("event " .. event.phase) end, "huge.bin", system.DocumentsDirectory)`,
      'coronagraph.json': project['coronagraph.json'],
      'remote/huge.bin': new Uint8Array(sizeBytes),
    }),
  )
  const { application, console, inspector, rowOf } = simulator
  await expect(console().getByText('event ended')).toBeVisible({ timeout: 60_000 })
  const id = (await rowOf('huge.bin').getAttribute('data-exchange-id')) ?? ''
  const memoryKilobytes = () =>
    application.evaluate(({ app, BrowserWindow }) => {
      const processId = BrowserWindow.getAllWindows()
        .find((each) => each.webContents.getURL().startsWith('sim://inspector/'))
        ?.webContents.getOSProcessId()
      return app.getAppMetrics().find(({ pid }) => pid === processId)?.memory.workingSetSize ?? 0
    })
  const before = await memoryKilobytes()
  const { read, worstFrameMs } = await inspector.evaluate(async (exchangeId) => {
    const traffic = window.traffic
    if (traffic === undefined) throw new Error('There is no surface.')
    let worst = 0
    let last = performance.now()
    let isReading = true
    const frame = (nowMs: number): void => {
      worst = Math.max(worst, nowMs - last)
      last = nowMs
      if (isReading) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    let total = 0
    const asked = { exchangeId, side: 'response', lengthBytes: 4 * 1024 * 1024 } as const
    for (;;) {
      const part: Outcome<BodyPart> = await traffic.readBody({ ...asked, offsetBytes: total })
      if (!part.ok) throw new Error(part.error.message)
      if (part.value.bytes.length === 0) break
      total += part.value.bytes.length
    }
    isReading = false
    return { read: total, worstFrameMs: worst }
  }, id)
  expect(read).toBe(sizeBytes)
  // Other work of this machine may take a frame's time, the parts may not.
  expect(worstFrameMs).toBeLessThan(1000)
  expect((await memoryKilobytes()) - before).toBeLessThan(150_000)
})

test('[L9] the bodies are gone from disk when the simulator has ended', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(project))
  const { application, console } = simulator
  await expect(console().getByText(`got ${largeBytes}`)).toBeVisible()
  const userData = await application.evaluate(({ app }) => app.getPath('userData'))
  const folders = () => readdir(join(userData, 'bodies'))
  await expect.poll(async () => (await folders()).length).toBe(1)
  await application.close()
  expect(await folders()).toEqual([])
})
