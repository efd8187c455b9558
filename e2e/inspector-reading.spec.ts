import { join } from 'node:path'
import { expect, test, type Simulated } from './support/simulator.ts'

const app = {
  'main.lua': `
    local function listener() end
    network.request("https://paced.test/scores.json", "GET", listener)
    network.request("https://paced.test/plain.txt", "GET", listener)
    network.request("https://paced.test/koi8.txt", "GET", listener)`,
  'coronagraph.json': JSON.stringify({
    hosts: { 'paced.test': { serve: 'remote', latencyMs: 200, bytesPerSecond: 20_000 } },
  }),
  'remote/scores.json': JSON.stringify({
    scores: Array.from({ length: 2000 }, (_, at) => at),
    key: 'needle',
  }),
  'remote/plain.txt': 'nothing to see',
  // "Привет" in KOI8-R.
  'remote/koi8.txt': new Uint8Array([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
}

async function untilAllAreDone({ rowOf }: Simulated): Promise<void> {
  for (const name of ['scores.json', 'plain.txt', 'koi8.txt']) {
    await expect(rowOf(name)).toHaveAttribute('data-state', 'done')
  }
}

test('[I242] what the project simulated stands apart from what was measured', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(app))
  const { inspector, rowOf } = simulator
  await untilAllAreDone(simulator)
  await rowOf('scores.json').click()
  const details = inspector.getByRole('region', { name: 'Details' })
  await expect(details).toContainText(/ = \d+ ms measured \+ [\d.]+ m?s simulated/)
  await inspector.keyboard.press('t')
  await expect(details.getByRole('list', { name: 'Phases on the wire' })).toContainText('(200 ms simulated)')
  await expect(details.locator('[data-simulated]')).toHaveCount(2)
})

test('[I248] a text is read as the charset that somebody chooses, by keyboard', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(app))
  const { inspector, rowOf } = simulator
  await untilAllAreDone(simulator)
  await rowOf('koi8.txt').click()
  await inspector.getByRole('tab', { name: 'Response' }).click()
  const charset = inspector.getByRole('combobox', { name: 'Charset' })
  await charset.focus()
  await inspector.keyboard.press('Enter')
  await inspector.getByRole('option', { name: /^UTF-8/ }).waitFor()
  await inspector.keyboard.type('koi')
  await inspector.keyboard.press('Enter')
  await expect(charset).toContainText('KOI8-R')
  await expect(inspector.getByLabel('Response body')).toContainText('Привет')
})

test('[I240] the filter hides everything, and its text is found in a body', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(app))
  const { inspector } = simulator
  await untilAllAreDone(simulator)
  await inspector.keyboard.press('/')
  await inspector.keyboard.type('needle')
  await expect(inspector.getByText('3 requests are hidden by the filter.')).toBeVisible()
  await inspector.keyboard.press('Control+Enter')
  await expect(inspector.getByRole('listbox', { name: 'Found in bodies' })).toContainText('needle')
})

test('[I247] the waterfall zooms where the pointer is, pans, and shows all again by its key', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(app))
  const { inspector } = simulator
  await untilAllAreDone(simulator)
  const axis = inspector.locator('.waterfall-axis')
  const whole = await axis.getAttribute('title')
  const place = await inspector.locator('.waterfall-canvas').boundingBox()
  if (place === null) throw new Error('There is no waterfall.')
  await inspector.mouse.move(place.x + 20, place.y + 10)
  await inspector.keyboard.down('Control')
  await inspector.mouse.wheel(0, -300)
  await inspector.keyboard.up('Control')
  await expect(axis).toHaveAttribute('data-zoomed', 'true')
  const near = await axis.getAttribute('title')
  expect(near).not.toBe(whole)
  await inspector.keyboard.press('.')
  await expect(axis).not.toHaveAttribute('title', near ?? '')
  await inspector.keyboard.press('=')
  await expect(axis).toHaveAttribute('title', whole ?? '')
})

test('[I243] an archive says that it is read only; the bar of several archives what is selected', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(app))
  const { application, inspector, rowOf } = simulator
  await untilAllAreDone(simulator)
  const path = join(await scratch.folder('archives'), 'two.har')
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
  await rowOf('scores.json').click()
  await rowOf('koi8.txt').click({ modifiers: ['Control'] })
  await inspector
    .getByRole('toolbar', { name: 'Selected requests' })
    .getByRole('button', { name: 'Export…' })
    .click()
  const dialog = inspector.getByRole('dialog', { name: 'Export as HAR' })
  await expect(dialog.getByRole('radio', { name: 'The 2 selected' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await expect(inspector.getByText('Exported as HAR', { exact: true })).toBeVisible()
  await inspector.keyboard.press('Control+i')
  const archive = inspector.getByRole('button', { name: '1 archive, read only' })
  await archive.click()
  await expect(inspector.locator('.list [data-exchange-id]')).toHaveCount(2)
  await rowOf('scores.json').click()
  const details = inspector.getByRole('region', { name: 'Details' })
  await expect(details).toContainText('Read from two.har: it is over')
  await expect(details).toContainText('ms simulated')
})

test('[I244] without a project, a sample runs with one press', async ({ simulate }) => {
  const { inspector, rowOf } = await simulate()
  await inspector.getByRole('button', { name: 'Run a Sample' }).click()
  await expect(rowOf('manifest').first()).toBeVisible()
})
