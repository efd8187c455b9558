import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { hostileArchive } from '../test/support/hostile-archive.ts'
import type { Outcome } from '../src/shared/outcome.ts'
import { expect, test } from './support/simulator.ts'

// Each test tries to climb a wall of docs/walls.md from what the inspector shows.

const idleProject = { 'main.lua': 'print("idle")' }

/** The system's own dialog cannot be driven: it answers with this path instead. */
async function answerOpenDialog(application: ElectronApplication, path: string): Promise<void> {
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
}

/** Counts whoever asks for it. */
async function openBeacon() {
  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/beacon`,
    asked: () => asked,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** Notes what the page's content policy refuses, from now on. */
const watchViolations = (page: Page) =>
  page.evaluateHandle(() => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      seen.push(`${effectiveDirective} ${blockedURI}`),
    )
    return seen
  })

/** Words that stand in one line with a hostile text which nothing keeps apart from them. Pieces of a drawing stand alone. */
const turnedWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? ''
      if (!text.includes('\u{202e}') || node.parentElement instanceof SVGElement) continue
      let around = node.parentElement
      for (; around !== null; around = around.parentElement) {
        const { display, unicodeBidi } = getComputedStyle(around)
        if (display !== 'inline' || /isolate|plaintext/.test(unicodeBidi)) break
      }
      const others = (around?.textContent ?? '').replace(text, '').trim()
      if (others !== '') found.push(`${around?.tagName} ${around?.className}: ${others.slice(0, 60)}`)
    }
    return found
  })

const inspectorWindow = (application: ElectronApplication) =>
  application.evaluateHandle(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().startsWith('sim://inspector/'),
    )
    if (window === undefined) throw new Error('There is no inspector.')
    return window
  })

test('[W20] nothing of what the inspector shows is run, loaded, or turns words around; however much it is, the window goes on', async ({
  simulate,
  scratch,
}) => {
  test.setTimeout(120_000)
  const beacon = await openBeacon()
  const evil = String.raw`"\226\128\174evil<img src='${beacon.url}'>\27[31m"`
  const { application, inspector, console } = await simulate(
    await scratch.project({ 'main.lua': `print(${evil})\nprint("x\\n" .. ${evil})\nerror(${evil})` }),
  )
  await expect(console().getByText('evil').first()).toBeVisible()
  const title = await inspector.title()
  const violations = await watchViolations(inspector)
  const path = join(await scratch.folder('archives'), 'evil.har')
  const size = { events: 100_000, headers: 10_000, redirects: 1000, characters: 1_000_000 }
  await writeFile(path, JSON.stringify(hostileArchive(beacon.url, size)))
  await answerOpenDialog(application, path)
  await inspector.evaluate(() => {
    void window.traffic?.importHar({})
  })
  const rows = inspector.locator('[data-exchange-id]')
  await expect(rows).toHaveCount(5, { timeout: 30_000 })
  const turned: string[] = []
  for (const name of ['every-field', 'many-events', 'many-headers', 'chain-0', 'long-texts']) {
    await rows.filter({ hasText: name }).first().click()
    for (const tab of await inspector.getByRole('tablist', { name: 'Details' }).getByRole('tab').all()) {
      const startedAtMs = performance.now()
      await tab.click()
      await expect(inspector.getByRole('tabpanel').first()).toHaveAttribute('aria-busy', 'false')
      expect(performance.now() - startedAtMs, `${name}, ${await tab.textContent()}`).toBeLessThan(8000)
      if (name === 'every-field') turned.push(...(await turnedWords(inspector)))
      expect(await inspector.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(20_000)
    }
  }
  for (const drawer of ['Findings', 'Search', 'Console']) {
    await inspector.getByRole('tab', { name: drawer }).click()
    turned.push(...(await turnedWords(inspector)))
  }
  expect(turned).toEqual([])
  expect(await violations.jsonValue()).toEqual([])
  expect(await inspector.title()).toBe(title)
  expect(beacon.asked()).toBe(0)
  await beacon.close()
})

test('[W21] the inspector’s content policy has no exception', async ({ simulate, scratch }) => {
  const { application } = await simulate(await scratch.project(idleProject))
  const shown = await inspectorWindow(application)
  const policy = await shown.evaluate(async ({ webContents }) => {
    const response = await webContents.session.fetch(webContents.getURL())
    return response.headers.get('content-security-policy')?.split('; ')
  })
  expect(policy).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ])
})

test('[W22] no message breaks a surface of the inspector, whatever is in it', async ({
  simulate,
  scratch,
}) => {
  const { inspector, device } = await simulate(await scratch.project(idleProject))
  await device()
  const codes = await inspector.evaluate(async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `none:${index}`)
    const messages: unknown[] = [
      undefined,
      null,
      5,
      'x',
      [],
      { unknown: 1 },
      { exchangeIds: [{}], exchangeId: ids(10), file: { directory: '..', name: '../../etc/passwd' } },
      { searchId: 'a', query: { text: '(', isRegex: true, isCaseSensitive: false } },
      { searchId: 'a', query: { text: 'x'.repeat(1_000_000), isRegex: false, isCaseSensitive: false } },
    ]
    const large: unknown[] = [{ exchangeIds: ids(300_000) }, new Uint8Array(64 * 1024 * 1024)]
    const found = new Set<string>()
    for (const name of ['traffic', 'sandboxFiles', 'inspector']) {
      const surface: object = Reflect.get(window, name)
      for (const [index, call] of Object.keys(surface)
        .filter((key) => key !== 'on')
        .entries()) {
        for (const message of index === 0 ? [...messages, ...large] : messages) {
          const outcome: Outcome<unknown> = await Reflect.apply(Reflect.get(surface, call), surface, [
            message,
          ])
          found.add(outcome.ok ? `${name}.${call} accepted ${JSON.stringify(message)}` : outcome.error.code)
        }
      }
    }
    return [...found]
  })
  expect(codes).toEqual(['INVALID_INPUT'])
  expect(await inspector.getByRole('button', { name: 'Relaunch' }).first().isEnabled()).toBe(true)
})

test('[W23] what is read or looked for goes on, or ends, when the window’s process ends: nothing is lost', async ({
  simulate,
  scratch,
}) => {
  test.setTimeout(120_000)
  const project = await scratch.project({
    'main.lua': `
      local count = 0
      timer.performWithDelay(20, function()
        count = count + 1
        network.request("http://127.0.0.1:9/flood-" .. count, "GET", function() end)
        if count == 200 then print("all sent") end
      end, 200)`,
  })
  const { application, inspector } = await simulate(project)
  const path = join(await scratch.folder('archives'), 'evil.har')
  const size = { events: 50_000, headers: 100, redirects: 10, characters: 1000 }
  await writeFile(path, JSON.stringify(hostileArchive('http://127.0.0.1:9/', size)))
  await answerOpenDialog(application, path)
  await inspector.evaluate(() => {
    void window.traffic?.importHar({})
    const query = { text: '(.|.)*!', isRegex: true, isCaseSensitive: false }
    void window.traffic?.searchBodies({ searchId: 'endless', query })
  })
  const shown = await inspectorWindow(application)
  const processId = () => shown.evaluate(({ webContents }) => webContents.getOSProcessId())
  const before = await processId()
  await shown.evaluate(({ webContents }) => webContents.forcefullyCrashRenderer())
  await expect.poll(async () => [0, before].includes(await processId())).toBe(false)
  // Playwright gives up a page that crashed.
  const totals = () =>
    shown
      .evaluate(({ webContents }): Promise<unknown> =>
        webContents.executeJavaScript(`document.querySelector('.status-bar')?.textContent ?? ''`),
      )
      .catch(() => '')
  await expect.poll(totals, { timeout: 40_000 }).toContain('205 requests')
})
