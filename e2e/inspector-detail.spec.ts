import { gzipSync } from 'node:zlib'
import { expect, test, type Simulated } from './support/simulator.ts'

/** A valid PNG of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const hostile =
  '<!doctype html><script>document.title = "run"</script><img src="http://evil.test/x.png" onerror="document.title = 1">'

function appThatAsks(files: Readonly<Record<string, string | Uint8Array>>, answers: readonly unknown[] = []) {
  const names = Object.keys(files).map((name) => JSON.stringify(name))
  return {
    'main.lua': `for _, name in ipairs { ${names.join(', ')} } do
      network.request("https://files.test/" .. name, "GET", function(event) end)
    end`,
    'coronagraph.json': JSON.stringify({
      hosts: { 'files.test': { serve: 'remote', ...(answers.length > 0 ? { answers } : {}) } },
    }),
    ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`remote/${name}`, content])),
  }
}

async function openResponse({ inspector, rowOf }: Simulated, name: string): Promise<void> {
  await expect(rowOf(name)).toHaveAttribute('data-state', 'done')
  await rowOf(name).click()
  const details = inspector.getByRole('region', { name: 'Details' })
  if (!(await details.isVisible())) await inspector.keyboard.press('Enter')
  await details.getByRole('tab', { name: 'Response' }).click()
}

/** Whatever the page's policy refused, and whatever left the window. */
function watchWindow({ inspector }: Simulated): { readonly left: string[]; readonly refused: string[] } {
  const left: string[] = []
  const refused: string[] = []
  inspector.on('request', (request) => {
    if (!/^(sim:\/\/inspector|blob:sim:)/.test(request.url())) left.push(request.url())
  })
  inspector.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  return { left, refused }
}

test('[I120] JSON is a tree that the keyboard alone walks', async ({ simulate, scratch }) => {
  const data = { player: { name: 'Ada', scores: Array.from({ length: 3000 }, (_, index) => index) } }
  const simulator = await simulate(await scratch.project(appThatAsks({ 'data.json': JSON.stringify(data) })))
  const watched = watchWindow(simulator)
  const { inspector } = simulator
  await openResponse(simulator, 'data.json')
  const tree = inspector.getByRole('tree', { name: 'Response body' })
  await tree.focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight']) {
    await inspector.keyboard.press(key)
    await expect(tree).toBeFocused()
  }
  await expect(tree).toContainText('[0 … 999]')
  await expect(tree.getByRole('treeitem', { expanded: true })).toHaveCount(3)
  expect(watched.refused).toEqual([])
})

test('[I121] broken JSON says where, and a page in place of JSON is text', async ({ simulate, scratch }) => {
  const files = { 'broken.json': '{\n  "a": 1,\n  "b": tru\n}', 'portal.json': hostile }
  const simulator = await simulate(await scratch.project(appThatAsks(files)))
  const watched = watchWindow(simulator)
  const { inspector } = simulator
  await openResponse(simulator, 'broken.json')
  await expect(inspector.getByText('Not valid JSON at line 3, column 8')).toBeVisible()
  await expect(inspector.locator('.cm-content')).toContainText('"b": tru')
  await openResponse(simulator, 'portal.json')
  await expect(inspector.getByText(/but this is HTML: an error page, or the sign-in page/)).toBeVisible()
  await expect(inspector.locator('.cm-content')).toContainText('<script>document.title')
  await expect(inspector).toHaveTitle('Coronagraph')
  expect(watched).toEqual({ left: [], refused: [] })
})

test('[I126] a picture is shown, and what only says that it is one is not', async ({ simulate, scratch }) => {
  const files = { 'pixel.png': pixel, 'evil.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>' }
  const simulator = await simulate(await scratch.project(appThatAsks(files)))
  const watched = watchWindow(simulator)
  const { inspector } = simulator
  await openResponse(simulator, 'pixel.png')
  const picture = inspector.getByRole('img', { name: 'Response body, 1 × 1 pixels' })
  await expect
    .poll(() => picture.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth))
    .toBe(1)
  await openResponse(simulator, 'evil.svg')
  await expect(inspector.locator('.cm-content')).toContainText('<svg')
  await expect(inspector.locator('.body-view img, .body-view svg[onload]')).toHaveCount(0)
  expect(watched).toEqual({ left: [], refused: [] })
})

test('[I122] bytes that are still compressed are told, and shown as bytes', async ({ simulate, scratch }) => {
  const simulator = await simulate(
    await scratch.project(appThatAsks({ 'twice.txt': gzipSync('hello '.repeat(100)) })),
  )
  await openResponse(simulator, 'twice.txt')
  await expect(simulator.inspector.getByText(/^These bytes are still compressed \(gzip\)/)).toBeVisible()
  await expect(simulator.inspector.locator('.hex-line').first()).toContainText('00000000  1f 8b')
})

test('[I123] a text of some megabytes is loaded when asked, and searched', async ({ simulate, scratch }) => {
  const text = Array.from({ length: 100_000 }, (_, line) => `line ${line} of a text that is long`).join('\n')
  const simulator = await simulate(await scratch.project(appThatAsks({ 'long.txt': text })))
  const { inspector } = simulator
  await openResponse(simulator, 'long.txt')
  await inspector.getByRole('button', { name: /^Load all 3/ }).click()
  const editor = inspector.getByRole('textbox', { name: 'Response body' })
  await editor.click()
  await inspector.keyboard.press('ControlOrMeta+End')
  await expect(editor).toContainText('line 99999 of')
  await inspector.keyboard.press('ControlOrMeta+f')
  await inspector.keyboard.type('line 7777 ')
  await inspector.keyboard.press('Enter')
  await expect(editor).toContainText('line 7777 of')
})

test('[I124] opening 200 MB keeps the window responsive', async ({ simulate, scratch }) => {
  test.setTimeout(120_000)
  const sizeBytes = 200_000_000
  const files = appThatAsks({ 'huge.bin': Buffer.alloc(sizeBytes, 7) })
  const simulator = await simulate(
    await scratch.project({
      ...files,
      'main.lua': 'network.download("https://files.test/huge.bin", "GET", print, {}, "huge.bin")',
    }),
  )
  const { inspector, rowOf } = simulator
  await expect(rowOf('huge.bin')).toHaveAttribute('data-state', 'done', { timeout: 60_000 })
  await inspector.evaluate(() => {
    const gaps: number[] = []
    let last = performance.now()
    const frame = (): void => {
      const now = performance.now()
      gaps.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    Object.assign(globalThis, { gaps })
  })
  await openResponse(simulator, 'huge.bin')
  const bytes = inspector.getByRole('group', { name: 'Response body' })
  await expect(bytes).toContainText('00000000  07 07')
  await bytes.focus()
  await inspector.keyboard.press('End')
  await expect(bytes).toContainText('0bebc1f0')
  for (let page = 0; page < 20; page += 1) await inspector.keyboard.press('PageUp')
  const gaps = await inspector.evaluate(() => {
    const value: unknown = Reflect.get(globalThis, 'gaps')
    return Array.isArray(value) ? value.map(Number).toSorted((a, b) => a - b) : []
  })
  test.info().annotations.push({
    type: 'frames',
    description: `p50 ${gaps.at(gaps.length >> 1)} ms, p95 ${gaps.at(Math.floor(gaps.length * 0.95))} ms, worst ${gaps.at(-1)} ms`,
  })
  expect(gaps.length).toBeGreaterThan(10)
  expect(gaps.at(-1)).toBeLessThan(1000)
})

test('[I132] headers are as they were sent, also of a redirect', async ({ simulate, scratch }) => {
  const answers = [{ when: { path: '/old' }, status: 302, headers: { Location: '/data.json' } }]
  const simulator = await simulate(
    await scratch.project({
      ...appThatAsks({ 'data.json': '{}' }, answers),
      'main.lua':
        'network.request("https://files.test/old", "GET", print, { headers = { ["X-Game"] = "1" } })',
    }),
  )
  const { inspector } = simulator
  await openResponse(simulator, 'old')
  await inspector.getByRole('tab', { name: 'Headers' }).click()
  const first = inspector.getByRole('table', { name: 'Request 1 headers' })
  await expect(first.getByRole('row', { name: /^X-Game/ })).toHaveText('X-Game1')
  await expect(first.getByRole('row', { name: /^Host/ })).toContainText('added')
  await expect(inspector.getByRole('table', { name: 'Response 1 headers' })).toContainText('/data.json')
  await expect(inspector.getByRole('table', { name: 'Response 2 headers' })).toContainText('application/json')
})
