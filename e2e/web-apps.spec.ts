import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, examplePath, test } from './support/simulator.ts'

/** A project whose page runs one script. */
const webProject = (script: string, files: Readonly<Record<string, string>> = {}) => ({
  'index.html': '<!doctype html><title>App</title><body><script src="app.js"></script></body>',
  'app.js': script,
  ...files,
})

const routed = {
  'coronagraph.json': JSON.stringify({
    hosts: { 'files.test': { serve: 'remote' }, 'slow.test': { serve: 'remote', latencyMs: 600_000 } },
  }),
  'remote/a.txt': 'content',
}

/** Red, green and blue of what an element really shows, at a part of its width and height. */
async function pixelOf(element: Locator, x: number, y: number): Promise<readonly number[]> {
  const picture = (await element.screenshot()).toString('base64')
  return element.evaluate(
    async (_element, [base64, left, top]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.drawImage(bitmap, 0, 0)
      const place = [bitmap.width * left, bitmap.height * top].map((at) => Math.round(at))
      return [...context.getImageData(place[0] ?? 0, place[1] ?? 0, 1, 1).data.subarray(0, 3)]
    },
    [picture, x, y] as const,
  )
}

/** A sound file: 8000 samples of one byte a second. */
function silence(seconds: number): Uint8Array {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + seconds * 8000, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(seconds * 8000, 40)
  return Buffer.concat([head, Buffer.alloc(seconds * 8000, 128)])
}

/** What the app's script has left in its window. */
const resultOf = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(globalThis, 'result'))

test('[B31] web-download: progress, a cancel in the page and one in the inspector, a file, a picture', async ({
  simulate,
}) => {
  const { device, rowOf, console, sandboxFiles } = await simulate(examplePath('web-download'))
  const page = await device()
  await page.getByRole('button', { name: 'Download all' }).click()
  const eclipse = page.getByRole('listitem').filter({ hasText: 'eclipse.png' })
  await expect(eclipse.getByRole('status')).toHaveText(/^[1-9]\d* kB of 103 kB$/)
  await page.getByRole('button', { name: 'Cancel night.png' }).click()
  await expect(rowOf('night.png')).toHaveAttribute('data-state', 'cancelled')
  await rowOf('aurora.png')
    .getByRole('button', { name: /^Cancel/ })
    .click()
  await expect(rowOf('aurora.png')).toHaveAttribute('data-state', 'cancelled')
  await expect(rowOf('comet.png')).toHaveAttribute('data-state', 'done')
  await expect(page.getByText('The server has no such picture (404)')).toBeVisible()

  await expect(eclipse.getByRole('status')).toHaveText('103 kB in Documents')
  const picture = eclipse.getByRole('img', { name: 'eclipse.png' })
  await expect(picture).toBeVisible()
  // Above the middle of the picture is the ring of light around the dark disc.
  const [x, y] = [0.5, 14 / 150]
  expect(Math.min(...(await pixelOf(picture, x, y)))).toBeGreaterThan(150)
  await expect(console().getByText('eclipse.png: 200')).toBeVisible()
  await expect(console().getByText('aurora.png: 200')).toHaveCount(0)
  expect(await sandboxFiles()).toEqual(['Documents/eclipse.png'])
})

test('[B25] console lines, errors and rejections come with the line of the app', async ({
  simulate,
  scratch,
}) => {
  const script = [
    'console.log("said", { a: 1 })',
    'console.warn("warned")',
    'setTimeout(() => { null.x })',
    'Promise.reject(new RangeError("rejected"))',
    'network.request("http://files.test/a.txt", "GET", () => { throw new Error("in a listener") })',
  ].join('\n')
  const { console } = await simulate(await scratch.project(webProject(script, routed)))
  const line = (text: string | RegExp) => console().locator('.console-line').filter({ hasText: text })
  await expect(line('said { a: 1 }')).toContainText('app.js:1')
  await expect(line('warned')).toContainText('app.js:2')
  await expect(line('Uncaught TypeError: Cannot read properties of null')).toContainText('app.js:3')
  await expect(line('Uncaught (in promise) RangeError: rejected')).toContainText('app.js:4')
  await expect(line('Uncaught Error: in a listener')).toContainText('app.js:5')
})

test('[B20] our script runs before any of the page, whatever the page looks like', async ({
  simulate,
  scratch,
}) => {
  const { device } = await simulate(
    await scratch.project({
      'index.html': '<script src="app.js"></script><html><head><!-- late --></head><body></body>',
      'app.js': 'result = typeof network.request',
    }),
  )
  const page = await device()
  await expect.poll(() => resultOf(page)).toBe('function')
})

test('[B10] suspend, resume and exit are events of the window; events of requests wait', async ({
  simulate,
  scratch,
}) => {
  const script = `
    for (const type of ['applicationSuspend', 'applicationResume', 'applicationExit']) {
      window.addEventListener(type, () => {
        console.log(type)
        if (type === 'applicationSuspend') network.request('http://files.test/a.txt', 'GET', () => console.log('heard'))
      })
    }
    window.addEventListener('applicationOpen', ({ detail }) => console.log('opened', detail))`
  const { application, console, inspector, device, rowOf } = await simulate(
    await scratch.project(webProject(script, routed)),
  )
  await device()
  await application.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith('sim://app/'))
    contents?.send('app-session:control', { command: 'open', url: 'myapp://path' })
  })
  await expect(console().getByText('opened myapp://path')).toBeVisible()
  const commands = inspector.getByRole('group', { name: 'App' })
  await commands.getByRole('button', { name: 'Suspend' }).click()
  await expect(console().getByText('applicationSuspend', { exact: true })).toBeVisible()
  await expect(rowOf('a.txt')).toHaveAttribute('data-state', 'done')
  await expect(console().getByText('heard')).toHaveCount(0)
  await commands.getByRole('button', { name: 'Resume' }).click()
  await expect(console().getByText('heard')).toBeVisible()
  const lines = await console().innerText()
  expect(lines.indexOf('applicationResume')).toBeLessThan(lines.indexOf('heard'))
  await commands.getByRole('button', { name: 'Relaunch' }).click()
  await expect(console().getByText('applicationExit', { exact: true })).toBeVisible()
})

test('[B1] a page that goes to another leaves no request behind, and the other works', async ({
  simulate,
  scratch,
}) => {
  const { console, device, rowOf, inspector } = await simulate(
    await scratch.project({
      ...webProject(
        'network.request("http://slow.test/a.txt", "GET", () => {}); location.href = "sub/two.html"',
        routed,
      ),
      'sub/two.html': '<script src="two.js"></script>',
      'sub/two.js':
        'network.request("http://files.test/a.txt", "GET", ({ response }) => console.log("two:", response))',
    }),
  )
  await expect(console().getByText('two: content')).toBeVisible()
  await expect(rowOf('slow.test')).toHaveAttribute('data-state', 'cancelled')
  await expect(rowOf('files.test')).toHaveAttribute('data-state', 'done')
  expect(new URL((await device()).url()).pathname).toBe('/sub/two.html')
  await expect(inspector.getByText('Running', { exact: true })).toBeVisible()
})

test('[B1] the first request of a page that reloads itself again and again is never taken for the old one’s', async ({
  simulate,
  scratch,
}) => {
  const script = `
    const page = Number(sessionStorage.getItem('page') ?? 0) + 1
    sessionStorage.setItem('page', page)
    network.request('http://files.test/a.txt', 'GET', () => {
      if (page < 20) location.reload()
      else console.log('all pages were heard')
    })`
  const { console } = await simulate(await scratch.project(webProject(script, routed)))
  await expect(console().getByText('all pages were heard')).toBeVisible({ timeout: 30_000 })
})

test('[B27] a page that reloads without end or wants to stay holds up no command', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project(
    webProject('window.onbeforeunload = () => "stay"; console.log("loaded"); location.reload()'),
  )
  const { inspector, console } = await simulate(project)
  await expect(console().getByText('loaded').first()).toBeVisible()
  await writeFile(join(project, 'app.js'), 'window.onbeforeunload = () => "stay"; console.log("calm")')
  await inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }).click()
  await expect(console().getByText('calm')).toBeVisible()
})

test('[B26] an app shows its own pages only, and a missing one is told', async ({ simulate, scratch }) => {
  const { console, device, inspector } = await simulate(await scratch.project(webProject('')))
  const page = await device()
  const goTo = (address: string) => page.evaluate((next) => void (location.href = next), address)
  for (const address of ['https://example.com/', 'sim://inspector/inspector/index.html', 'app.js']) {
    await goTo(address)
    const told = address === 'app.js' ? 'sim://app/app.js' : address
    await expect(
      console().getByText(`${told} was refused: the app may show its own pages only`),
    ).toBeVisible()
    expect(page.url()).toBe('sim://app/index.html')
  }
  await goTo('missing.html')
  await expect(console().getByText('missing.html cannot be shown: there is no such file')).toBeVisible()
  await goTo('about:blank')
  await expect(console().getByText('The app left its pages for about:blank')).toBeVisible()
  await expect(
    inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }),
  ).toBeEnabled()
})

test('[B21] what is not the app’s to load is not served', async ({ simulate, scratch }) => {
  const names = [
    'main2.lua',
    'coronagraph.json',
    '.hidden.js',
    '../outside.js',
    '%2e%2e/outside.js',
    'linked.js',
    'linked/outside.js',
    'sim://inspector/coronagraph/network.js',
  ]
  const script = `
    window.result = []
    window.ran = (name) => result.push(name)
    for (const name of ${JSON.stringify([...names, 'served.js'])}) {
      const element = document.createElement('script')
      element.src = name
      const settle = () => (window.settled = (window.settled ?? 0) + 1)
      element.onload = element.onerror = settle
      document.head.append(element)
    }`
  const project = await scratch.project(
    webProject(script, {
      'main2.lua': 'ran("lua")',
      'coronagraph.json': '{}',
      '.hidden.js': 'ran("hidden")',
      'served.js': 'ran("served")',
    }),
  )
  const outside = await scratch.folder('outside')
  await writeFile(join(outside, 'outside.js'), 'ran("outside")')
  await writeFile(join(project, '..', 'outside.js'), 'ran("outside")')
  await symlink(join(outside, 'outside.js'), join(project, 'linked.js'))
  await symlink(outside, join(project, 'linked'))
  const { device } = await simulate(project)
  const page = await device()
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'settled'))).toBe(names.length + 1)
  expect(await resultOf(page)).toEqual(['served'])
})

test('[B22] pictures, sound and modules of the project load in the page', async ({ simulate, scratch }) => {
  const script = `
    import { name } from './module.js'
    const loaded = (element, type) => new Promise((done, failed) => {
      element.addEventListener(type, () => done(element))
      element.addEventListener('error', () => failed(new Error(element.localName)))
    })
    const image = Object.assign(new Image(), { src: 'a.svg' })
    const sound = new Audio('a.wav')
    globalThis.result = {
      name,
      width: (await loaded(image, 'load')).width,
      seconds: (await loaded(sound, 'loadedmetadata')).duration,
    }`
  const { device } = await simulate(
    await scratch.project({
      'index.html': '<!doctype html><script type="module" src="app.js"></script>',
      'app.js': script,
      'module.js': 'export const name = "module"',
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"></svg>',
      'a.wav': silence(2),
    }),
  )
  const page = await device()
  await expect.poll(() => resultOf(page)).toEqual({ name: 'module', width: 30, seconds: 2 })
})

test('[B23] inline scripts, eval, frames and workers are refused and told; inline styles are not', async ({
  simulate,
  scratch,
}) => {
  const { console, device } = await simulate(
    await scratch.project({
      'index.html': `<!doctype html><style>body { color: rgb(1, 2, 3) }</style>
        <body onclick="window.result = 'inline handler'" style="margin: 7px">
        <script>window.result = 'inline script'</script><iframe src="index.html"></iframe>
        <script src="app.js"></script></body>`,
      'app.js': `
        try { window.result = eval('"eval"') } catch {}
        try { new Worker('app.js') } catch {}
        document.body.click()`,
    }),
  )
  const page = await device()
  await expect(console().getByText('An inline script was not run: put it into a file')).toBeVisible()
  await expect(console().getByText('An inline event handler')).toBeVisible()
  await expect(console().getByText('eval() and its like were refused')).toBeVisible()
  await expect(console().getByText(/\(frame-src\)/)).toBeVisible()
  await expect(console().getByText(/\(worker-src\)/)).toBeVisible()
  expect(await resultOf(page)).toBeUndefined()
  const style = await page.evaluate(() => [
    getComputedStyle(document.body).color,
    getComputedStyle(document.body).margin,
  ])
  expect(style).toEqual(['rgb(1, 2, 3)', '7px'])
})

test('[R67] window.close() ends the app in order', async ({ simulate, scratch }) => {
  const script = `
    window.addEventListener('applicationExit', () => console.log('exit heard'))
    network.request('http://slow.test/', 'GET', () => {})
    setTimeout(() => window.close(), 500)`
  const { console, inspector, rowOf } = await simulate(await scratch.project(webProject(script, routed)))
  await expect(console().getByText('exit heard')).toBeVisible()
  await expect(rowOf('slow.test')).toHaveAttribute('data-state', 'cancelled')
  await expect(inspector.getByText('Ended', { exact: true })).toBeVisible()
})
