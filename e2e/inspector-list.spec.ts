import type { Locator, Page } from '@playwright/test'
import { expect, test, type Simulated } from './support/simulator.ts'

/** Sixty requests to two hosts, of which some are answered with errors, and two downloads that take long. */
const busyApp = {
  'main.lua': `
    local function ignore() end
    for index = 1, 60 do
      local host = index % 2 == 0 and "even.test" or "odd.test"
      local path = index % 5 == 0 and "/missing/" or "/item/"
      network.request("https://" .. host .. path .. index .. "?page=" .. index, "GET", ignore)
    end
    for index = 1, 2 do
      network.download("https://slow.test/large.bin?" .. index, "GET", ignore, { progress = true },
        "large-" .. index .. ".bin", system.TemporaryDirectory)
    end
    print("asked")`,
  'coronagraph.json': JSON.stringify({
    hosts: {
      'even.test': { serve: 'remote', answers: [{ when: { path: '/item/*' }, json: { is: 'even' } }] },
      'odd.test': { serve: 'remote', answers: [{ when: { path: '/item/*' }, json: { is: 'odd' } }] },
      'slow.test': { serve: 'remote', bytesPerSecond: 20_000 },
    },
  }),
  'remote/large.bin': new Uint8Array(4_000_000).fill(7),
}

/** A request every 40 ms, for as long as the test runs. */
const steadyApp = {
  'main.lua': `
    local count = 0
    timer.performWithDelay(40, function()
      count = count + 1
      network.request("https://even.test/item/" .. count, "GET", function() end)
    end, 0)`,
  'coronagraph.json': busyApp['coronagraph.json'],
  'remote/index.html': '',
}

const list = (inspector: Page): Locator => inspector.locator('#exchanges')
const rows = (inspector: Page): Locator => inspector.locator('.list-row')
const head = (inspector: Page, name: string): Locator =>
  inspector.getByRole('columnheader', { name, exact: true })
const heads = (inspector: Page): Promise<(string | null)[]> =>
  inspector
    .getByRole('columnheader')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-column')))
const widthOf = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.width ?? 0

/** As `aria-rowcount` says, without the head. */
const rowCount = async (inspector: Page): Promise<number> =>
  Number(await list(inspector).getAttribute('aria-rowcount')) - 1

async function untilAnswered({ inspector }: Simulated): Promise<void> {
  await expect(inspector.getByRole('contentinfo')).toContainText('62 requests')
  await expect(inspector.getByRole('contentinfo')).toContainText('2 open')
}

test('[I90] columns are chosen, resized, moved and made of headers by mouse, and are so after a reload', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(busyApp))
  const { inspector } = simulator
  await untilAnswered(simulator)

  await head(inspector, 'API').click({ button: 'right' })
  await inspector.getByRole('menuitem', { name: 'Hide' }).click()
  await expect(head(inspector, 'API')).toHaveCount(0)
  await inspector.getByRole('button', { name: 'Columns', exact: true }).click()
  await inspector.getByRole('menuitem', { name: 'Columns', exact: true }).click()
  await inspector.getByRole('menuitemcheckbox', { name: 'Host', exact: true }).click()
  await inspector.keyboard.press('Escape')
  await inspector.keyboard.press('Escape')
  await expect(head(inspector, 'Host')).toBeVisible()

  const before = await widthOf(head(inspector, 'Size'))
  const edge = await head(inspector, 'Size').locator('.list-resize').boundingBox()
  await inspector.mouse.move((edge?.x ?? 0) + 4, (edge?.y ?? 0) + 10)
  await inspector.mouse.down()
  await inspector.mouse.move((edge?.x ?? 0) + 44, (edge?.y ?? 0) + 10, { steps: 4 })
  await inspector.mouse.up()
  expect(await widthOf(head(inspector, 'Size'))).toBeCloseTo(before + 40, 0)

  await head(inspector, 'Time').dragTo(head(inspector, 'Method'))
  const keys = await heads(inspector)
  expect(keys.indexOf('time')).toBe(keys.indexOf('method') - 1)

  await inspector.getByRole('button', { name: 'View', exact: true }).click()
  await inspector.getByRole('menuitem', { name: 'Any Header as a Column…' }).click()
  await inspector.getByRole('textbox', { name: 'Name' }).fill('Content-Type')
  await inspector.getByRole('button', { name: 'Add Column' }).click()
  await expect(rows(inspector).first().locator('[data-column="response:content-type"]')).toContainText(
    'application/json',
  )

  const arranged = await heads(inspector)
  await inspector.reload()
  await expect(rows(inspector).first()).toBeVisible()
  expect(await heads(inspector)).toEqual(arranged)
})

test('[I91] the heads sort, resize, move and hide by keyboard alone', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(busyApp))
  const { inspector } = simulator
  await untilAnswered(simulator)
  await head(inspector, 'Status').focus()
  await inspector.keyboard.press('Enter')
  await expect(head(inspector, 'Status')).toHaveAttribute('aria-sort', 'ascending')
  await inspector.keyboard.press('Enter')
  await list(inspector).evaluate((element) => element.scrollTo(0, 0))
  await expect(rows(inspector).first()).toContainText('404')
  await inspector.keyboard.press('Enter')
  await expect(head(inspector, 'Status')).toHaveAttribute('aria-sort', 'none')
  await inspector.keyboard.press('ArrowRight')
  await expect(head(inspector, 'Method')).toBeFocused()
  const before = await widthOf(head(inspector, 'Method'))
  await inspector.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => widthOf(head(inspector, 'Method'))).toBeCloseTo(before + 8, 0)
  await inspector.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => heads(inspector)).toEqual(expect.arrayContaining(['api', 'method']))
  const keys = await heads(inspector)
  expect(keys.indexOf('method')).toBe(keys.indexOf('api') + 1)
  await expect(head(inspector, 'Method')).toBeFocused()
  await inspector.keyboard.press('Delete')
  await expect(head(inspector, 'Method')).toHaveCount(0)
})

test('[I99] [I100] the filter is completed, saved and applied by keyboard alone', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(busyApp))
  const { inspector } = simulator
  await untilAnswered(simulator)
  await list(inspector).focus()
  await inspector.keyboard.press('/')
  const field = inspector.getByRole('combobox', { name: 'Filter requests' })
  await expect(field).toBeFocused()
  await inspector.keyboard.type('sta')
  await expect(inspector.getByRole('option', { name: /^status:/ })).toBeVisible()
  await inspector.keyboard.press('Tab')
  await inspector.keyboard.type('404')
  await expect.poll(() => rowCount(inspector)).toBe(12)
  await inspector.keyboard.press('ControlOrMeta+s')
  await expect(inspector.getByRole('dialog', { name: 'Save the filter' })).toBeVisible()
  await inspector.keyboard.type('Missing')
  await inspector.keyboard.press('Enter')
  await expect(inspector.getByRole('dialog')).toHaveCount(0)
  await field.focus()
  await inspector.keyboard.press('Escape')
  await expect.poll(() => rowCount(inspector)).toBe(62)
  await list(inspector).focus()
  await inspector.keyboard.press('Alt+1')
  await expect(field).toHaveValue('status:404')
  await field.fill('status:nonsense host:even')
  await expect(inspector.locator('.filter-underlines u')).toHaveText('nonsense')
  await expect.poll(() => rowCount(inspector)).toBe(30)
})

test('[I96] [I98] groups fold, and a cell is filtered by, by mouse and by keyboard', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(busyApp))
  const { inspector } = simulator
  await untilAnswered(simulator)
  await list(inspector).focus()
  await inspector.keyboard.press('g')
  await expect(list(inspector)).toHaveRole('treegrid')
  await expect.poll(() => rowCount(inspector)).toBe(65)
  await inspector.keyboard.press('Home')
  await inspector.keyboard.press('ArrowLeft')
  await expect.poll(() => rowCount(inspector)).toBe(35)
  await inspector.keyboard.press('ArrowRight')
  await expect.poll(() => rowCount(inspector)).toBe(65)
  await inspector.locator('.list-group').first().click()
  await expect.poll(() => rowCount(inspector)).toBe(35)
  await inspector.keyboard.press('g')
  await inspector.keyboard.press('g')
  await expect.poll(() => rowCount(inspector)).toBe(62)

  await inspector.keyboard.press('Home')
  await inspector.keyboard.press('Shift+F10')
  await expect(inspector.getByRole('menu')).toBeVisible()
  await inspector.keyboard.press('Escape')
  await rows(inspector).nth(4).locator('[data-column="status"]').click({ button: 'right' })
  await inspector.getByRole('menuitem', { name: 'Filter Out status:404' }).click()
  await expect.poll(() => rowCount(inspector)).toBe(50)
})

test('[I97] several are selected and cancelled at once', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(busyApp))
  const { inspector } = simulator
  await untilAnswered(simulator)
  await inspector.getByRole('button', { name: 'Open', exact: true }).click()
  await expect.poll(() => rowCount(inspector)).toBe(2)
  await list(inspector).focus()
  await inspector.keyboard.press('ControlOrMeta+a')
  const bar = inspector.getByRole('toolbar', { name: 'Selected requests' })
  await expect(bar).toContainText('2 selected')
  await bar.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(inspector.getByRole('contentinfo')).toContainText('0 of 62 requests')
  await inspector.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(inspector.getByRole('contentinfo')).toContainText('2 cancelled')
})

test('[I95] [I78] the list follows its end, stops when somebody scrolls up, tells what is new; paused it stays', async ({
  simulate,
  scratch,
}) => {
  const { inspector } = await simulate(await scratch.project(steadyApp))
  await expect.poll(() => rowCount(inspector)).toBeGreaterThan(30)
  await expect(list(inspector)).toHaveAttribute('data-following', 'true')
  await list(inspector).hover()
  await inspector.mouse.wheel(0, -2000)
  await expect(list(inspector)).toHaveAttribute('data-following', 'false')
  const pill = inspector.getByRole('button', { name: /new requests?$/ })
  await expect(pill).toBeVisible()
  expect(await list(inspector).evaluate(({ scrollTop }) => scrollTop)).toBeLessThan(300)
  await pill.click()
  await expect(list(inspector)).toHaveAttribute('data-following', 'true')
  await expect(pill).toHaveCount(0)

  await list(inspector).focus()
  await inspector.keyboard.press('p')
  const pause = inspector.getByRole('button', { name: 'Pause', exact: true })
  await expect(pause).toContainText(/Paused: [1-9]/)
  const count = await rowCount(inspector)
  const waiting = await pause.textContent()
  await expect(pause).not.toHaveText(waiting ?? '')
  expect(await rowCount(inspector)).toBe(count)
  await inspector.keyboard.press('p')
  await expect.poll(() => rowCount(inspector)).toBeGreaterThan(count + 2)
})

test('[I94] the waterfall is drawn, and says the same in words', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(busyApp))
  const { inspector } = simulator
  await untilAnswered(simulator)
  await expect(rows(inspector).first().locator('[data-column="waterfall"]')).toHaveAccessibleName(
    /Receiving|Waiting/,
  )
  const inked = await inspector.locator('.waterfall-canvas').evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return 0
    const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? []
    const colours = new Set<string>()
    for (let at = 0; at < pixels.length; at += 4) colours.add(pixels.slice(at, at + 3).join(' '))
    return colours.size
  })
  expect(inked).toBeGreaterThan(3)
})
