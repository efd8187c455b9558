import { expect, test } from './support/simulator.ts'

const talking = {
  'main.lua': `
print("starting")
network.request("http://talk.test/answer.json", "GET", function(event)
  print("the answer is " .. event.response)
end)
local deep = nil
timer.performWithDelay(300, function() deep.fall() end)
timer.performWithDelay(600, function() print("still here") end)
`,
  'coronagraph.json': JSON.stringify({ hosts: { 'talk.test': { serve: 'remote' } } }),
  'remote/answer.json': '{"needle": [1, 2, 3], "hay": "needle in hay"}',
}

test('[I223] a line leads to the request whose event came before it, by pointer and by keyboard', async ({
  simulate,
  scratch,
}) => {
  const { inspector, console, rowOf } = await simulate(await scratch.project(talking))
  await expect(console().getByText('still here')).toBeVisible()
  const answer = console().getByRole('option').filter({ hasText: 'the answer is' })
  await answer.getByTitle('GET answer.json').click()
  await expect(rowOf('answer.json')).toHaveAttribute('aria-selected', 'true')
  await inspector.keyboard.press('Shift+C')
  const lines = inspector.getByRole('listbox', { name: 'Console lines' })
  await expect(lines).toBeFocused()
  await inspector.keyboard.press('Home')
  while (!(await lines.getByRole('option', { selected: true }).innerText()).includes('the answer is')) {
    await inspector.keyboard.press('ArrowDown')
  }
  await inspector.keyboard.press('Enter')
  await expect(inspector.getByRole('region', { name: 'Details' })).toContainText('answer.json')
})

test('[I220] the console is filtered by text, by a regular expression and by kind, and copied', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(talking))
  const { inspector, console } = simulator
  await expect(console().getByText('still here')).toBeVisible()
  const field = inspector.getByRole('textbox', { name: 'Filter the console' })
  await field.fill('/^st(art|ill)/')
  await expect(console().getByRole('option')).toHaveCount(2)
  await inspector.getByRole('button', { name: 'Copy the lines that are shown' }).click()
  await expect
    .poll(() => simulator.application.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/starting\n.*still here$/)
  await field.fill('/(/')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill('')
  await inspector.getByRole('button', { name: /^Prints/ }).click()
  await expect(console().getByText('still here')).toHaveCount(0)
  await expect(console()).toContainText('main.lua:7')
})

test('[I231] a search in bodies finds, and Enter opens the body at the place', async ({
  simulate,
  scratch,
}) => {
  const { inspector, console, rowOf } = await simulate(await scratch.project(talking))
  await expect(console().getByText('still here')).toBeVisible()
  await inspector.keyboard.press('Shift+S')
  await expect(inspector.getByRole('textbox', { name: 'Search in bodies' })).toBeFocused()
  await inspector.keyboard.type('needle')
  await inspector.keyboard.press('Enter')
  const results = inspector.getByRole('listbox', { name: 'Found in bodies' })
  await expect(results.getByRole('option')).toHaveCount(3)
  await expect(results.locator('mark').first()).toHaveText('needle')
  await inspector.keyboard.press('ArrowDown')
  await expect(results).toBeFocused()
  await inspector.keyboard.press('ArrowDown')
  await inspector.keyboard.press('Enter')
  await expect(rowOf('answer.json')).toHaveAttribute('aria-selected', 'true')
  await expect(inspector.getByRole('tab', { name: 'Response' })).toHaveAttribute('aria-selected', 'true')
})
