// The real inspector window with 100 000 exchanges: how long they take to load, what each costs in memory, and the times
// of its frames while it scrolls and 500 updates come in a second. Then what one appended and one updated row cost the
// window's main thread, as a ratio to a bare TanStack Virtual list with as many rows that hears the same messages.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { build } from 'vite'
import { writeLargeArchive } from './support/large-archive.ts'
import { percentile } from './support/percentile.ts'
import { launch, pageAt } from './support/real-window.ts'
import { scrollFor } from './support/scroll-for.ts'
import { mainThreadMs, heapBytes } from './support/main-thread.ts'
import { openTricklingServer } from './support/trickling-server.ts'

const exchangeCount = 100_000
const downloadCount = 25
const partsPerSecond = 20
const scrollMs = 30_000
const messageCount = 200
/** Of appends and updates, turn by turn: the median counts. */
const roundCount = 3
const messageEveryMs = 20

const folder = mkdtempSync(join(tmpdir(), 'coronagraph-bench-'))
const server = await openTricklingServer(1000 / partsPerSecond)
const say = (line: string): void => void process.stdout.write(`${line}\n`)
sayLoad()
try {
  const ours = await measureInspector()
  const bare = await measureBareList()
  for (const what of ['append', 'update'] as const) {
    say(
      `One ${what}: ${ours[what].toFixed(2)} ms of the window's main thread, bare list ${bare[what].toFixed(2)} ms, ` +
        `ratio ${(ours[what] / bare[what]).toFixed(2)}`,
    )
  }
} finally {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
}

type RowCosts = { readonly append: number; readonly update: number }

async function measureInspector(): Promise<RowCosts> {
  const archive = join(folder, 'large.har')
  await writeLargeArchive(archive, exchangeCount)
  const application = await launch(['.', '--', writeProject()], folder)
  try {
    const inspector = await pageAt(application, 'sim://inspector/')
    await inspector.getByText('waiting for the start').waitFor()
    await measureLoading(application, inspector, archive)
    await measureScrolling(inspector)
    return await measureRows(application, inspector)
  } finally {
    await application.close()
  }
}

async function measureLoading(
  application: ElectronApplication,
  inspector: Page,
  archive: string,
): Promise<void> {
  const before = await heapBytes(inspector)
  const beforeInMain = await memoryOfMain(application)
  await application.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, archive)
  const startedAtMs = performance.now()
  await inspector.evaluate(() => window.traffic?.importHar({}))
  await inspector.waitForFunction(
    (count) => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > count,
    exchangeCount,
    { timeout: 300_000 },
  )
  const seconds = (performance.now() - startedAtMs) / 1000
  const perExchange = ((await heapBytes(inspector)) - before) / exchangeCount
  const inMain = ((await memoryOfMain(application)) - beforeInMain) / exchangeCount
  say(
    `${exchangeCount} exchanges from an archive: in the list after ${seconds.toFixed(1)} s, ` +
      `${perExchange.toFixed(0)} bytes each in the window's heap, ${inMain.toFixed(0)} in main (resident)`,
  )
}

async function measureScrolling(inspector: Page): Promise<void> {
  await inspector.evaluate(() => {
    window.benchEntries = 0
    window.traffic?.on('entries', ({ entries }) => {
      window.benchEntries += entries.length
    })
  })
  server.start()
  await inspector.waitForFunction(() => window.benchEntries > 100)
  const idle = await inspector.evaluate(scrollFor, { selector: '#exchanges', pixels: 0, forMs: 5000 })
  const entriesBefore = await inspector.evaluate(() => window.benchEntries)
  const frames = await inspector.evaluate(scrollFor, { selector: '#exchanges', pixels: 400, forMs: scrollMs })
  const entries = (await inspector.evaluate(() => window.benchEntries)) - entriesBefore
  say(`standing, with updates: ${wordsOf(idle)}`)
  say(
    `scrolling 400 px a frame for ${scrollMs / 1000} s, ${((entries / scrollMs) * 1000).toFixed(0)} updates/s: ${wordsOf(frames)}`,
  )
}

/** Messages as main sends them: the log itself does not grow by them. */
async function measureRows(application: ElectronApplication, inspector: Page): Promise<RowCosts> {
  await inspector.getByRole('button', { name: 'Relaunch' }).first().click()
  // The app waits for its start again: nothing moves but what is sent from here.
  await inspector.getByText('waiting for the start').nth(1).waitFor()
  const sequence = await inspector.evaluate(async () => {
    const snapshot = await window.traffic?.snapshot({ afterSequence: Number.MAX_SAFE_INTEGER - 1 })
    return snapshot?.ok === true ? snapshot.value.upTo : 0
  })
  await inspector.evaluate(async () => {
    const grid = document.querySelector('#exchanges')
    if (grid !== null) grid.scrollTop = grid.scrollHeight
  })
  const rowsBefore = await rowCountOf(inspector)
  let next = sequence + 1
  const costs = await medianCosts(inspector, async (kind, round) => {
    await application.evaluate(sendEntries, {
      first: next,
      kind,
      count: messageCount,
      everyMs: messageEveryMs,
      round,
    })
    next += messageCount
  })
  const added = (await rowCountOf(inspector)) - rowsBefore
  const sent = roundCount * messageCount
  if (added !== sent) throw new Error(`${added} of ${sent} rows were added.`)
  return costs
}

/** What one message of each kind costs the page. */
async function medianCosts(
  page: Page,
  send: (kind: keyof RowCosts, round: number) => Promise<void>,
): Promise<RowCosts> {
  const costs: Record<keyof RowCosts, number[]> = { append: [], update: [] }
  for (let round = 0; round < roundCount; round += 1) {
    for (const kind of ['append', 'update'] as const) {
      costs[kind].push((await mainThreadMs(page, () => send(kind, round))) / messageCount)
    }
  }
  return { append: percentile(costs.append, 50), update: percentile(costs.update, 50) }
}

function rowCountOf(inspector: Page): Promise<number> {
  return inspector.locator('#exchanges').evaluate((grid) => Number(grid.getAttribute('aria-rowcount')))
}

function sendEntries(
  { BrowserWindow }: typeof import('electron'),
  {
    first,
    kind,
    count,
    everyMs,
    round,
  }: { first: number; kind: 'append' | 'update'; count: number; everyMs: number; round: number },
): Promise<void> {
  const window = BrowserWindow.getAllWindows().find((it) =>
    it.webContents.getURL().startsWith('sim://inspector'),
  )
  return new Promise((resolve) => {
    let sent = 0
    const timer = setInterval(() => {
      const common = { sequence: first + sent, atMs: 1e7 + sent, sessionId: 'bench' }
      const entry =
        kind === 'append'
          ? {
              ...common,
              kind: 'request',
              exchangeId: `bench-${round}/${sent}`,
              request: {
                api: 'request',
                method: 'GET',
                url: `https://host-${sent % 40}.example.com/asset-${sent}.bin`,
                headers: [['Accept', '*/*']],
                bodySizeBytes: 0,
                progress: 'none',
                timeoutMs: 30_000,
              },
            }
          : {
              ...common,
              kind: 'wire',
              exchangeId: `bench-${round}/${count - 1 - (sent % 10)}`,
              event: { type: 'body-part', receivedBytes: sent * 1000 },
            }
      window?.webContents.send('traffic:entries', { entries: [entry] })
      sent += 1
      if (sent < count) return
      clearInterval(timer)
      resolve()
    }, everyMs)
  })
}

async function measureBareList(): Promise<RowCosts> {
  const outDir = join(process.cwd(), '.cache', 'bench', 'bare-list')
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(process.cwd(), 'bench', 'support', 'bare-list'),
    base: './',
    build: { outDir, emptyOutDir: true, modulePreload: false },
  })
  writeFileSync(join(outDir, 'package.json'), JSON.stringify({ name: 'bare-list', main: 'main.cjs' }))
  writeFileSync(
    join(outDir, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
     app.whenReady().then(() => {
       const window = new BrowserWindow({ width: 1180, height: 760,
         webPreferences: { nodeIntegration: true, contextIsolation: false, backgroundThrottling: false } })
       window.loadFile('index.html')
     })`,
  )
  const application = await launch([outDir], folder)
  try {
    const page = await application.firstWindow()
    await page.waitForFunction(() => typeof window.bareRows === 'function')
    await application.evaluate(
      ({ BrowserWindow }, count) => BrowserWindow.getAllWindows()[0]?.webContents.send('load', { count }),
      exchangeCount,
    )
    await page.waitForFunction((count) => window.bareRows() === count, exchangeCount)
    return await medianCosts(page, (kind, round) =>
      application.evaluate(sendToBareList, {
        channel: kind,
        count: messageCount,
        everyMs: messageEveryMs,
        last: exchangeCount + (round + 1) * messageCount - 1,
      }),
    )
  } finally {
    await application.close()
  }
}

function sendToBareList(
  { BrowserWindow }: typeof import('electron'),
  { channel, count, everyMs, last }: { channel: string; count: number; everyMs: number; last: number },
): Promise<void> {
  const window = BrowserWindow.getAllWindows()[0]
  return new Promise((resolve) => {
    let sent = 0
    const timer = setInterval(() => {
      window?.webContents.send(channel, { index: last - (sent % 10), bytes: sent * 1000 })
      sent += 1
      if (sent < count) return
      clearInterval(timer)
      resolve()
    }, everyMs)
  })
}

/** Times of a busy machine say little; what the main threads worked is counted without others. */
function sayLoad(): void {
  const [load = 0] = loadavg()
  if (load > availableParallelism() / 2) say(`The machine is not quiet: its load is ${load.toFixed(1)}.`)
}

function memoryOfMain(application: ElectronApplication): Promise<number> {
  return application.evaluate(() => process.memoryUsage().rss)
}

function writeProject(): string {
  const project = join(folder, 'project')
  mkdirSync(project)
  const host = `http://127.0.0.1:${server.port}`
  writeFileSync(
    join(project, 'main.lua'),
    `network.request("${host}/start", "GET", function()
       for index = 1, ${downloadCount} do
         network.download("${host}/part-" .. index, "GET", function() end, { progress = true, timeout = 600 },
           "part-" .. index .. ".bin", system.TemporaryDirectory)
       end
     end, { timeout = 600 })
     print("waiting for the start")`,
  )
  return project
}

function wordsOf(intervalsMs: readonly number[]): string {
  const [p50, p95, p99, worst] = [50, 95, 99, 100].map((percent) =>
    percentile(intervalsMs, percent).toFixed(1),
  )
  const perSecond = (intervalsMs.length / intervalsMs.reduce((sum, ms) => sum + ms, 0)) * 1000
  return `frames ${p50} ms p50, ${p95} ms p95, ${p99} ms p99, ${worst} ms worst, ${perSecond.toFixed(1)}/s`
}
