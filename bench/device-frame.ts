// One frame of an app with 500 moving objects in the real window: the page's own work (Lua, then drawing), and frames
// a second. The same drawing as a bare canvas loop, in a window of the same size, is the ratio's peer.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { drawBare } from './support/bare-canvas.ts'
import { movingObjects } from './support/moving-objects.ts'
import { percentile } from './support/percentile.ts'
import { launch, pageAt } from './support/real-window.ts'

const warmUpMs = 2000
const runMs = 10_000
const picturePath = 'examples/cancel-button/cancelButton.png'

type Frames = { readonly costsMs: readonly number[]; readonly perSecond: number }

declare global {
  interface Window {
    /** What each frame of the page cost, put there by the script below. */
    frameCosts: { readonly atMs: number; readonly costMs: number }[]
  }
}

const folder = mkdtempSync(join(tmpdir(), 'coronagraph-bench-'))
try {
  const app = await measureApp()
  const bare = await measureBare(app.size)
  report('coronagraph', app.frames)
  report('bare canvas', bare)
  process.stdout.write(
    `500 objects, ${app.size.width} × ${app.size.height}: one frame costs ` +
      `${(percentile(app.frames.costsMs, 50) / percentile(bare.costsMs, 50)).toFixed(2)} times the bare loop's\n`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measureApp(): Promise<{ frames: Frames; size: { width: number; height: number } }> {
  const project = join(folder, 'moving')
  mkdirSync(project)
  writeFileSync(join(project, 'main.lua'), movingObjects)
  copyFileSync(picturePath, join(project, 'picture.png'))
  const application = await launch(['.', '--', project], folder)
  try {
    const inspector = await pageAt(application, 'sim://inspector/')
    const first = await pageAt(application, 'sim://app/')
    // The next window has the script from its beginning.
    await application.context().addInitScript(recordFrames)
    const closed = first.waitForEvent('close')
    await inspector.getByRole('button', { name: 'Relaunch' }).first().click()
    await closed
    const page = await pageAt(application, 'sim://app/')
    const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
    return { frames: await framesOf(page), size }
  } finally {
    await application.close()
  }
}

async function measureBare(size: { width: number; height: number }): Promise<Frames> {
  const main = join(folder, 'bare')
  mkdirSync(main)
  writeFileSync(join(main, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }))
  writeFileSync(
    join(main, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
     app.whenReady().then(() => {
       const window = new BrowserWindow({ width: ${size.width}, height: ${size.height}, useContentSize: true })
       window.loadURL('about:blank')
     })`,
  )
  const application = await launch([main], folder)
  try {
    const page = await application.firstWindow()
    await page.evaluate(recordFrames)
    await page.evaluate(drawBare)
    return await framesOf(page)
  } finally {
    await application.close()
  }
}

/** Runs in the page: from here on each frame's callback is timed. */
function recordFrames(): void {
  window.frameCosts = []
  const request = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) =>
    request((timeMs) => {
      const atMs = performance.now()
      callback(timeMs)
      window.frameCosts.push({ atMs, costMs: performance.now() - atMs })
    })
}

async function framesOf(page: Page): Promise<Frames> {
  await page.waitForTimeout(warmUpMs)
  await page.evaluate(() => {
    window.frameCosts = []
  })
  await page.waitForTimeout(runMs)
  const frames = await page.evaluate(() => window.frameCosts)
  const lastMs = frames.at(-1)?.atMs ?? 0
  const spanMs = lastMs - (frames[0]?.atMs ?? 0)
  return { costsMs: frames.map(({ costMs }) => costMs), perSecond: ((frames.length - 1) / spanMs) * 1000 }
}

function report(name: string, { costsMs, perSecond }: Frames): void {
  const [p50, p95, worst] = [50, 95, 100].map((percent) => percentile(costsMs, percent).toFixed(1))
  process.stdout.write(
    `${name}: p50 ${p50} ms, p95 ${p95} ms, worst ${worst} ms, ${perSecond.toFixed(0)} frames/s\n`,
  )
}
