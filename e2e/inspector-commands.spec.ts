import { expect, test, type Simulated } from './support/simulator.ts'

/** Three requests to a host that the project serves. */
const threeRequests = {
  'main.lua': `
    local function listener(event) print("got " .. event.status) end
    network.request("https://api.test/a.json?x=1", "GET", listener, { headers = { ["X-Key"] = "se'cret" } })
    network.request("https://api.test/b.json", "GET", listener)
    network.request("https://api.test/c.json", "GET", listener)`,
  'coronagraph.json': JSON.stringify({ hosts: { 'api.test': { serve: 'remote' } } }),
  'remote/a.json': '{"a":1}',
  'remote/b.json': '{"b":2}',
  'remote/c.json': '{"c":3}',
}

const copied = ({ application }: Simulated): Promise<string> =>
  application.evaluate(({ clipboard }) => clipboard.readText())

const rows = ({ inspector }: Simulated) => inspector.locator('.list [data-exchange-id]')

/** The project with its three answers, and the first row selected by keyboard. */
async function withFirstSelected(simulated: Simulated): Promise<void> {
  const { inspector, rowOf } = simulated
  for (const name of ['a.json', 'b.json', 'c.json']) {
    await expect(rowOf(name)).toHaveAttribute('data-state', 'done')
  }
  await inspector.keyboard.press('Control+1')
  await inspector.keyboard.press('Home')
  await expect(rowOf('a.json')).toHaveAttribute('aria-selected', 'true')
}

test('[I174] the palette runs a command by keyboard alone, and gives the keyboard back', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(threeRequests))
  const { inspector } = simulator
  await withFirstSelected(simulator)
  await inspector.keyboard.press('Control+k')
  await expect(inspector.getByRole('combobox', { name: 'Command' })).toBeFocused()
  await inspector.keyboard.type('theme dark')
  await inspector.keyboard.press('Enter')
  await expect(inspector.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(inspector.getByRole('grid', { name: 'Requests' })).toBeFocused()
})

test('[I170] the shortcuts open with their key and are found by words', async ({ simulate, scratch }) => {
  const { inspector } = await simulate(await scratch.project(threeRequests))
  await inspector.keyboard.press('?')
  await expect(inspector.getByRole('textbox', { name: 'Filter shortcuts' })).toBeFocused()
  await inspector.keyboard.type('replay')
  await expect(inspector.getByRole('region', { name: 'Shortcuts' })).toContainText('Replay')
  await inspector.keyboard.press('Escape')
  await expect(inspector.getByRole('dialog')).toHaveCount(0)
})

test('[I179] a request is copied as Lua, as cURL and by its URL', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(threeRequests))
  const { inspector } = simulator
  await withFirstSelected(simulator)
  await inspector.keyboard.press('Shift+L')
  await expect.poll(() => copied(simulator)).toContain('network.request("https://api.test/a.json?x=1", "GET"')
  await expect(inspector.getByRole('status', { name: 'Done' })).toHaveText('Copied as Lua')
  await inspector.keyboard.press('Shift+B')
  await expect.poll(() => copied(simulator)).toContain(String.raw`--header 'X-Key: se'\''cret'`)
  await inspector.keyboard.press('u')
  await expect.poll(() => copied(simulator)).toBe('https://api.test/a.json?x=1')
})

test('[I187] r sends a request again, and the new one is selected', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(threeRequests))
  const { inspector } = simulator
  await withFirstSelected(simulator)
  await inspector.keyboard.press('r')
  await expect(rows(simulator)).toHaveCount(4)
  await expect(rows(simulator).last()).toHaveAttribute('data-state', 'done')
  await expect(rows(simulator).last()).toHaveAttribute('aria-selected', 'true')
})

test('[I185] e edits a request and sends it through the hosts of the project', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(threeRequests))
  const { inspector } = simulator
  await withFirstSelected(simulator)
  await inspector.keyboard.press('e')
  await expect(inspector.getByRole('dialog', { name: 'Edit and Resend' })).toBeVisible()
  await inspector.getByRole('textbox', { name: 'URL', exact: true }).fill('https://api.test/none.json')
  await inspector.keyboard.press('Control+Enter')
  await expect(inspector.getByRole('dialog')).toHaveCount(0)
  await expect(rows(simulator)).toHaveCount(4)
  await expect(rows(simulator).last()).toContainText('404')
})

test('[I182] a command of curl becomes Lua', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(threeRequests))
  const { inspector } = simulator
  await inspector.keyboard.press('Shift+V')
  await expect(inspector.getByRole('textbox', { name: /A command of curl/ })).toBeFocused()
  await inspector.keyboard.insertText("curl -L 'https://api.test/b.json' -H 'A: b'")
  await expect(inspector.getByRole('region', { name: 'Lua' })).toContainText('network.request(')
  await inspector.getByRole('button', { name: 'Copy Lua' }).click()
  await expect.poll(() => copied(simulator)).toContain('A = "b"')
})

test('[I188] digits mark, and m writes a note', async ({ simulate, scratch }) => {
  const simulator = await simulate(await scratch.project(threeRequests))
  const { inspector, rowOf } = simulator
  await withFirstSelected(simulator)
  await inspector.keyboard.press('2')
  await inspector.keyboard.press('m')
  await expect(inspector.getByRole('textbox', { name: 'Note' }).last()).toBeFocused()
  await inspector.keyboard.type('look here')
  await inspector.keyboard.press('Control+Enter')
  await expect(inspector.getByRole('dialog')).toHaveCount(0)
  await inspector.keyboard.press('/')
  await inspector.keyboard.type('mark:orange note:look')
  await expect(rows(simulator)).toHaveCount(1)
  await expect(rowOf('a.json')).toBeVisible()
})
