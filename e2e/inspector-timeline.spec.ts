import { expect, test, type Simulated } from './support/simulator.ts'

/** A slow download on Android, and two requests that differ. */
const project = {
  'main.lua': `
    network.download("https://slow.test/large.bin", "GET",
      function(event) print("event " .. event.phase) end,
      { progress = true }, "large.bin", system.DocumentsDirectory)
    network.request("https://slow.test/first.json", "GET", function() end)
    network.request("https://slow.test/second.json?page=2", "GET", function() end)`,
  'coronagraph.json': JSON.stringify({
    profile: 'android',
    hosts: { 'slow.test': { serve: 'remote', bytesPerSecond: 60_000 } },
  }),
  'build.settings': `settings = { android = { usesPermissions = { "android.permission.INTERNET" } } }`,
  'remote/large.bin': new Uint8Array(2_000_000).fill(7),
  'remote/first.json': '{"name":"Ann","scores":[1,2]}',
  'remote/second.json': '{"name":"Bob","scores":[1,2,3]}',
}

async function openTimeline({ inspector, rowOf }: Simulated): Promise<void> {
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'body')
  await rowOf('large.bin').click()
  await inspector.keyboard.press('t')
  await expect(inspector.getByRole('listbox', { name: 'Events' })).toBeVisible()
}

test('[I157] a withheld event is a ghost on the second lane that says why, by the profile’s rule', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(project))
  const { inspector } = simulator
  await openTimeline(simulator)
  await inspector.locator('.event-mark[data-withheld]').first().click()
  const event = inspector.getByRole('region', { name: 'Event', exact: true })
  await expect(event).toContainText('Android delivers two events of the same phase no nearer than 1000 ms.')
  await expect(event.getByRole('row', { name: /bytesTransferred/ })).toBeVisible()
  await expect(event.getByLabel('The event as Lua', { exact: true })).toContainText('phase = "progress"')
  await event.getByRole('button', { name: 'JSON' }).click()
  await expect(event.getByLabel('The event as JSON', { exact: true })).toContainText('"phase": "progress"')
})

test('[I158] suspend and resume are a band behind both lanes', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(project))
  const { console, inspector } = simulator
  await openTimeline(simulator)
  const bands = inspector.locator('.timeline-drawing [data-life="suspended"]')
  await expect(bands).toHaveCount(0)
  await inspector.getByRole('button', { name: 'Suspend' }).click()
  await expect(bands).toHaveCount(1)
  await inspector.getByRole('button', { name: 'Resume' }).click()
  await expect(console().getByText('Resumed')).toBeVisible()
  await expect(bands.locator('.band-edge')).toHaveCount(2)
})

test('[I151] a cancel by key is a line through both lanes, and the head says at which byte', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(project))
  const { inspector, rowOf } = simulator
  await openTimeline(simulator)
  await inspector.keyboard.press('x')
  await expect(rowOf('large.bin')).toHaveAttribute('data-state', 'cancelled')
  await expect(inspector.locator('[data-mark="cancel"]')).toHaveCount(1)
  await expect(inspector.getByRole('tabpanel', { name: /^Timeline/ })).toContainText(
    /Cancelled from the inspector at [\d,]+ bytes of 2,000,000 bytes \(\d+ %\)\. The app got nothing after it/,
  )
})

test('[I159] the keyboard alone walks the events, zooms and reads them as a list', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(project))
  const { inspector } = simulator
  await openTimeline(simulator)
  await inspector.getByRole('listbox', { name: 'Events' }).focus()
  await inspector.keyboard.press('Home')
  const event = inspector.getByRole('region', { name: 'Event', exact: true })
  await expect(event.getByRole('heading', { name: 'began' })).toBeVisible()
  await inspector.keyboard.press('ArrowRight')
  await expect(event.getByRole('heading', { name: 'progress' })).toBeVisible()
  await inspector.keyboard.press('+')
  await expect(inspector.locator('.timeline-plot')).toHaveAttribute('data-zoomed', 'true')
  await inspector.keyboard.press('0')
  await expect(inspector.locator('.timeline-plot')).not.toHaveAttribute('data-zoomed', 'true')
  await inspector.getByRole('button', { name: 'List', exact: true }).focus()
  await inspector.keyboard.press('Enter')
  await expect(inspector.getByRole('list', { name: 'Events' }).getByRole('listitem').first()).toBeVisible()
})

test('[I160] [I161] two selected requests are compared, their bodies side by side', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(project))
  const { inspector, rowOf } = simulator
  const refused: string[] = []
  inspector.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  await expect(rowOf('first.json')).toHaveAttribute('data-state', 'done')
  await expect(rowOf('second.json')).toHaveAttribute('data-state', 'done')
  await rowOf('first.json').click()
  await rowOf('second.json').click({ modifiers: ['ControlOrMeta'] })
  await inspector.keyboard.press('c')
  const dialog = inspector.getByRole('dialog', { name: 'Compare Two Requests' })
  await expect(dialog.getByRole('row', { name: /Path/ })).toHaveAttribute('data-kind', 'different')
  await expect(dialog.getByRole('row', { name: /Method/ })).toHaveAttribute('data-kind', 'same')
  await inspector.keyboard.press('F7')
  await expect(dialog.locator('tr:focus')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Response body' }).click()
  const sides = dialog.locator('.cm-content')
  await expect(sides).toHaveCount(2)
  await expect(dialog.locator('.cm-changedText').first()).toBeVisible()
  // Without its styles the editors would stand below each other.
  const [left, right] = [await sides.first().boundingBox(), await sides.last().boundingBox()]
  expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1)
  expect(right?.y).toBe(left?.y)
  expect(refused).toEqual([])
  await inspector.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})
