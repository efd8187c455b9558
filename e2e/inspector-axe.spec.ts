import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/simulator.ts'
import { scene } from './support/scene.ts'
import { leaveScreen, popups, screens, untilSet } from './support/screens.ts'

/**
 * Base UI puts these around a popup: hidden from assistive technology, they take the focus that leaves it by Tab and
 * hand it on at once. To axe they look like hidden parts that can be focused and stay so.
 */
const focusGuards = '[data-base-ui-focus-guard]'

type Look = { readonly part?: string | undefined; readonly isContrastOnly?: boolean }

/** What axe finds, a line for each element. */
async function problemsOf(page: Page, { part, isContrastOnly = false }: Look): Promise<string[]> {
  // It lies over the rows, empty but for its bars: axe would not look for what is below.
  await page.locator('.waterfall-layer').evaluateAll((layers: HTMLElement[]) => {
    for (const { style } of layers) style.display = 'none'
  })
  // Electron opens no blank page for axe to run in, so it runs in the window itself.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude(focusGuards)
  if (part !== undefined) axe.include(part)
  axe.options({
    resultTypes: ['violations'],
    rules: {
      'target-size': { enabled: true },
      // A part of the page cannot tell in which landmark it stands; a popup is outside of all of them.
      region: { enabled: part === undefined },
    },
    ...(isContrastOnly ? { runOnly: ['color-contrast'] } : {}),
  })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}

/** Colours are all that the themes differ in, so the second one is looked at for these alone. */
async function expectNothing(page: Page, name: string, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // A fade that is under way has no contrast of its own.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const problems = await problemsOf(page, { part, isContrastOnly: colorScheme === 'dark' })
    expect.soft(problems, `${name}, ${colorScheme}`).toEqual([])
  }
}

test('[I290] axe finds nothing on any screen of a running project, in both themes', async ({
  simulate,
  scratch,
}) => {
  // Half a hundred screens of one window.
  test.setTimeout(180_000)
  const simulated = await simulate(await scratch.project(scene))
  await untilSet(simulated)
  for (const screen of screens) {
    await test.step(screen.name, async () => {
      await screen.show(simulated)
      await expectNothing(simulated.inspector, screen.name, screen.part)
      await leaveScreen(screen, simulated)
    })
  }
})

test('[I290] axe finds nothing where there is no project, no request, a problem or a notice', async ({
  simulate,
  scratch,
}) => {
  const { inspector } = await simulate()
  await expect(inspector.getByRole('heading', { name: 'Open a project' })).toBeVisible()
  await expectNothing(inspector, 'no project')

  const idle = await simulate(await scratch.project({ 'main.lua': 'print("nothing to ask for")' }))
  await expect(idle.console().getByText('nothing to ask for')).toBeVisible()
  await expectNothing(idle.inspector, 'no request')
  const path = join(await scratch.folder('archives'), 'broken.har')
  await writeFile(path, '{"log":')
  await idle.application.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
  await idle.inspector.keyboard.press('Control+i')
  await expect(idle.inspector.getByRole('alert').filter({ hasText: 'broken.har' })).toBeVisible()
  await expectNothing(idle.inspector, 'notice')

  const broken = await simulate(
    await scratch.project({ 'main.lua': '', 'coronagraph.json': '{ "profile": "toaster" }' }),
  )
  await expect(broken.inspector.getByRole('alert').filter({ hasText: 'toaster' })).toBeVisible()
  await expectNothing(broken.inspector, 'problem')
})

/** What sticks out of the window, by name. */
const outsideOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { innerWidth, innerHeight } = window
    const { scrollWidth, scrollHeight } = document.documentElement
    const over = [
      ...document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu], .choice-popup'),
    ]
    const out = over.filter((popup) => {
      const { left, top, right, bottom } = popup.getBoundingClientRect()
      return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight
    })
    const scrolls = scrollWidth > innerWidth || scrollHeight > innerHeight ? ['the window scrolls'] : []
    return [...scrolls, ...out.map(({ role, ariaLabel, className }) => `${role} ${ariaLabel ?? className}`)]
  })

/** What moves although nobody wants it to. */
const movingIn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((animation) =>
        animation.effect instanceof KeyframeEffect ? (animation.effect.target?.className ?? '') : '',
      ),
  )

test('[I293] [I295] the smallest window holds every dialog and menu, and nothing moves', async ({
  simulate,
  scratch,
}) => {
  test.setTimeout(120_000)
  const simulated = await simulate(await scratch.project(scene))
  const { application, inspector } = simulated
  await untilSet(simulated)
  const window = await application.browserWindow(inspector)
  await window.evaluate((it) => {
    const [width = 0, height = 0] = it.getMinimumSize()
    it.setSize(width, height)
  })
  await expect.poll(() => inspector.evaluate(() => globalThis.innerWidth)).toBeLessThan(700)
  await inspector.emulateMedia({ reducedMotion: 'reduce' })
  for (const screen of popups) {
    await test.step(screen.name, async () => {
      await screen.show(simulated)
      expect.soft(await outsideOf(inspector), screen.name).toEqual([])
      expect.soft(await movingIn(inspector), screen.name).toEqual([])
      await leaveScreen(screen, simulated)
    })
  }
})

/** How an element is painted, with what stands before and after in it. */
const paintOf = (element: Locator): Promise<string> =>
  element.evaluate((it) =>
    [undefined, '::before', '::after']
      .map((of) => {
        const { outlineStyle, outlineWidth, outlineColor, backgroundColor, borderColor, content, color } =
          getComputedStyle(it, of)
        const ground = content === 'none' ? '' : `${backgroundColor} ${borderColor}`
        return `${outlineStyle} ${outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`} ${ground} ${color}`
      })
      .join(),
  )

test("[I294] with the system's colours, what is chosen, focused and pressed is told apart", async ({
  simulate,
  scratch,
}) => {
  const simulated = await simulate(await scratch.project(scene))
  const { inspector } = simulated
  await untilSet(simulated)
  await inspector.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await inspector.keyboard.press('Control+1')
  for (const key of ['Home', '2', 'ArrowDown', 'Shift+ArrowDown', 'Control+2'])
    await inspector.keyboard.press(key)
  const pairs: readonly (readonly [name: string, chosen: string, other: string])[] = [
    ['row', '.list-row[aria-selected=true]:not([data-focused])', '.list-row[aria-selected=false]'],
    ['active row', '.list-row[data-focused]', '.list-row[aria-selected=true]:not([data-focused])'],
    ['tab', '.detail [role=tab][aria-selected=true]', '.detail [role=tab][aria-selected=false]'],
    ['view', '.view-choice[aria-pressed=true]', '.view-choice[aria-pressed=false]'],
    ['kind of line', '.console-wrap[aria-pressed=true]', '.drawer-tools .icon-button:not([aria-pressed])'],
  ]
  for (const [name, chosen, other] of pairs) {
    const paints = await Promise.all([chosen, other].map((it) => paintOf(inspector.locator(it).first())))
    expect.soft(paints[0], name).not.toBe(paints[1])
  }
  await inspector.keyboard.press('Control+k')
  const options = inspector.getByRole('dialog').getByRole('option')
  const paints = await Promise.all([paintOf(options.first()), paintOf(options.nth(1))])
  expect.soft(paints[0], 'command').not.toBe(paints[1])
})
