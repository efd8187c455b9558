import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type Simulated } from './support/simulator.ts'
import { scene } from './support/scene.ts'
import { untilSet } from './support/screens.ts'

// No line of this file presses, moves or turns a mouse, and none gives an element the focus.

const list = (page: Page): Locator => page.locator('#exchanges')
const rows = (page: Page): Locator => page.locator('.list-row')
const selected = (page: Page): Locator => page.locator('.list-row[aria-selected=true]')
const dialog = (page: Page): Locator => page.getByRole('dialog')

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** The keyboard is somewhere, in the window, and it is seen where. */
async function expectFocus(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const focused = document.activeElement
        if (!(focused instanceof HTMLElement) || focused === document.body) return 'nowhere'
        const { width, height, top, left } = focused.getBoundingClientRect()
        if (width < 1 || height < 1 || top < -1 || left < -1) return 'out of the window'
        if (top >= window.innerHeight || left >= window.innerWidth) return 'out of the window'
        if (!focused.matches(':focus-visible')) return 'not shown'
        // A composite shows its active part, a field the ring of what it stands in.
        const shown = [focused, focused.parentElement, focused.parentElement?.parentElement]
        const parts = focused.querySelectorAll('[data-focused], [aria-selected=true]')
        const hasRing = shown.some((it) =>
          [undefined, '::after'].some(
            (of) => it != null && !['none', ''].includes(getComputedStyle(it, of).outlineStyle),
          ),
        )
        // A splitter is a thin line that lights up and grows.
        const isLitLine =
          focused.matches('[role=separator]') &&
          getComputedStyle(focused, '::after').backgroundColor !== 'rgba(0, 0, 0, 0)'
        return hasRing || isLitLine || parts.length > 0 || focused.matches('.palette-field input')
          ? 'seen'
          : 'without a ring'
      }),
    )
    .toBe('seen')
}

/** Tab goes there, in a handful of steps. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 25; step += 1) {
    if (await target.evaluateAll((all) => all.some((it) => it === document.activeElement))) return
    await page.keyboard.press('Tab')
    await expectFocus(page)
  }
  await expect(target).toBeFocused()
}

/** The first request of all, alone. */
async function selectFirst({ inspector }: Simulated): Promise<void> {
  await press(inspector, 'Control+1', 'Home')
  await expect(selected(inspector)).toHaveCount(1)
  await expect(selected(inspector)).toContainText('page=1')
}

async function untilClosed(page: Page): Promise<void> {
  await expect(dialog(page)).toHaveCount(0)
  await expectFocus(page)
}

test('[I291] everything is done by keyboard alone, and it is always seen where the keyboard is', async ({
  simulate,
  scratch,
}) => {
  // A whole working day in one window.
  test.setTimeout(180_000)
  const simulated = await simulate(await scratch.project(scene))
  const { application, inspector, rowOf } = simulated
  const path = join(await scratch.folder('archives'), 'day.har')
  await application.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await untilSet(simulated)

  await test.step('the palette runs a command', async () => {
    await press(inspector, 'Control+k')
    await expectFocus(inspector)
    await inspector.keyboard.type('theme dark')
    await press(inspector, 'Enter')
    await expect(inspector.locator('html')).toHaveAttribute('data-theme', 'dark')
    await untilClosed(inspector)
  })

  await test.step('the list is filtered, a request marked, noted and cancelled', async () => {
    await press(inspector, '/')
    await expectFocus(inspector)
    await inspector.keyboard.type('api:download large ')
    await expect(rows(inspector)).toHaveCount(2)
    await press(inspector, 'Enter')
    await expect(list(inspector)).toBeFocused()
    await press(inspector, 'Home', '2', 'm')
    await expectFocus(inspector)
    await inspector.keyboard.type('too large for a phone')
    await press(inspector, 'Control+Enter')
    await untilClosed(inspector)
    await press(inspector, 'x')
    await expect(rowOf('large.bin?1')).toHaveAttribute('data-state', 'cancelled')
    await press(inspector, '/', 'Escape', 'Escape')
    await expect(list(inspector)).toBeFocused()
    await expect(rows(inspector).nth(3)).toBeVisible()
  })

  await test.step('a request is replayed, edited and copied', async () => {
    await selectFirst(simulated)
    await press(inspector, 'r')
    await expect(inspector.getByRole('contentinfo')).toContainText('18 requests')
    await selectFirst(simulated)
    await press(inspector, 'e')
    await tabTo(inspector, inspector.getByRole('textbox', { name: 'URL', exact: true }))
    await press(inspector, 'End')
    await inspector.keyboard.type('&edited=yes')
    await press(inspector, 'Control+Enter')
    await untilClosed(inspector)
    await expect(rowOf('edited=yes')).toHaveAttribute('data-state', 'done')
    await selectFirst(simulated)
    await press(inspector, 'Shift+L')
    await expect
      .poll(() => application.evaluate(({ clipboard }) => clipboard.readText()))
      .toContain('network.request("https://api.scene.test/scores.json?page=1')
  })

  await test.step('two are compared', async () => {
    await selectFirst(simulated)
    await press(inspector, 'Shift+ArrowDown', 'c')
    await expect(inspector.getByRole('row', { name: /Path/ })).toBeVisible()
    await press(inspector, 'F7')
    await expect(dialog(inspector).locator('tr:focus')).toHaveCount(1)
    await press(inspector, 'Escape')
    await untilClosed(inspector)
  })

  await test.step('its events are walked, its body unfolded', async () => {
    await selectFirst(simulated)
    await press(inspector, 't', 'Control+2')
    await expectFocus(inspector)
    await tabTo(inspector, inspector.getByRole('listbox', { name: 'Events' }))
    await press(inspector, 'End')
    await expect(inspector.getByRole('region', { name: 'Event', exact: true })).toContainText('ended')
    await press(inspector, 'Control+2', 'ArrowLeft')
    await expect(inspector.getByRole('tab', { name: 'Response' })).toHaveAttribute('aria-selected', 'true')
    const tree = inspector.getByRole('tree', { name: 'Response body' })
    await expect(tree).toBeVisible()
    await tabTo(inspector, tree)
    await press(inspector, 'End', 'ArrowRight', 'ArrowDown')
    await expect(tree.getByRole('treeitem', { expanded: true })).toHaveCount(2)
    await press(inspector, 'Escape')
    await expect(list(inspector)).toBeFocused()
  })

  await test.step('a file leads to what wrote it', async () => {
    await press(inspector, 'Control+4')
    const files = inspector.getByRole('treegrid', { name: 'Files' })
    await expect(files).toBeFocused()
    await inspector.keyboard.type('listing')
    await expect(files.getByRole('row', { selected: true })).toContainText('listing.txt')
    await expectFocus(inspector)
    await press(inspector, 'Delete', 'Escape')
    await expect(inspector.getByRole('alertdialog')).toHaveCount(0)
    await expectFocus(inspector)
    await press(inspector, 'Enter')
    await tabTo(inspector, inspector.getByRole('region', { name: 'File' }).locator('.exchange-link'))
    await press(inspector, 'Enter')
    await expect(selected(inspector)).toContainText('listing.txt')
    await expectFocus(inspector)
  })

  await test.step('a line of the console and a place in a body lead to their requests', async () => {
    await press(inspector, 'Shift+C')
    const lines = inspector.getByRole('listbox', { name: 'Console lines' })
    await expect(lines).toBeFocused()
    await press(inspector, 'Home')
    while (!(await lines.getByRole('option', { selected: true }).innerText()).includes('missing.json')) {
      await press(inspector, 'ArrowDown')
    }
    const near = await lines.getByRole('option', { selected: true }).locator('.console-link').innerText()
    await press(inspector, 'Enter')
    await expect(selected(inspector)).toContainText(near)
    await expectFocus(inspector)
    await press(inspector, 'Control+1', 'Shift+S')
    await expectFocus(inspector)
    await inspector.keyboard.type('player 11')
    await press(inspector, 'Enter')
    const found = inspector.getByRole('listbox', { name: 'Found in bodies' })
    await expect(found.getByRole('option').first()).toBeVisible()
    await press(inspector, 'ArrowDown', 'ArrowDown', 'Enter')
    await expect(selected(inspector)).toContainText('scores.json')
    await expectFocus(inspector)
  })

  await test.step('the session is exported', async () => {
    await press(inspector, 'Control+1', 'Control+e')
    await expectFocus(inspector)
    await tabTo(inspector, dialog(inspector).getByRole('button', { name: 'Export…' }))
    await press(inspector, 'Enter')
    await untilClosed(inspector)
    await expect(inspector.getByRole('status', { name: 'Done' })).toHaveText('Exported as HAR')
    expect(await readFile(path, 'utf8')).toContain('edited=yes')
  })

  await test.step('columns are sized, moved and sorted by', async () => {
    await press(inspector, 'Control+1')
    const heads = inspector.getByRole('columnheader')
    await tabTo(inspector, heads)
    await press(inspector, 'Home', 'ArrowRight')
    const column = await inspector.evaluate(() => document.activeElement?.getAttribute('data-column'))
    const head = inspector.locator(`[role=columnheader][data-column="${column}"]`)
    const widthPx = (await head.boundingBox())?.width ?? 0
    await press(inspector, 'Shift+ArrowRight')
    await expect.poll(async () => (await head.boundingBox())?.width).toBeCloseTo(widthPx + 8, 0)
    const place = await head.getAttribute('aria-colindex')
    await press(inspector, 'Alt+ArrowRight')
    await expect(head).not.toHaveAttribute('aria-colindex', place ?? '')
    await expect(head).toBeFocused()
    await press(inspector, 'Enter')
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
    await expectFocus(inspector)
    await press(inspector, 'Enter', 'Enter')
    await press(inspector, 'Shift+F10')
    await expect(inspector.getByRole('menu')).toBeVisible()
    await press(inspector, 'Escape')
    await expect(inspector.getByRole('menu')).toHaveCount(0)
    await expectFocus(inspector)
  })

  await test.step('groups fold, the list pauses and goes on', async () => {
    await press(inspector, 'Control+1', 'g', 'Home', 'ArrowLeft')
    await expect(inspector.getByRole('row', { expanded: false })).toHaveCount(1)
    await expectFocus(inspector)
    await press(inspector, 'g', 'g', 'p')
    await expect(inspector.getByRole('button', { name: 'Pause', exact: true })).toContainText('Paused')
    await press(inspector, 'p')
    await expect(list(inspector)).toBeFocused()
  })

  await test.step('F6 goes round all parts, and each shows it', async () => {
    for (let part = 0; part < 6; part += 1) {
      await press(inspector, 'F6')
      await expectFocus(inspector)
    }
  })
})
