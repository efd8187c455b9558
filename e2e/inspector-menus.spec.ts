import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Simulated } from './support/simulator.ts'

/** An answer, a file of the app, and a download that does not end by itself. */
const project = {
  'main.lua': `
    network.request("https://api.test/answer.json?x=1", "POST", function(event) print("got " .. event.status) end,
      { body = "what was asked" })
    for index = 1, 3 do
      network.download("https://slow.test/large.bin?" .. index, "GET", function() end, {}, index .. ".bin",
        system.TemporaryDirectory)
    end
    local file = io.open(system.pathForFile("note.txt", system.DocumentsDirectory), "w")
    file:write("a note") file:close()`,
  'coronagraph.json': JSON.stringify({
    hosts: {
      'api.test': {
        answers: [{ when: { method: 'POST', path: '/answer.json' }, body: '{"answer":42}' }],
      },
      'slow.test': { serve: 'remote', bytesPerSecond: 20_000 },
    },
  }),
  'remote/large.bin': new Uint8Array(2_000_000).fill(7),
}

const copied = ({ application }: Simulated): Promise<string> =>
  application.evaluate(({ clipboard }) => clipboard.readText())

const saveTo = ({ application }: Simulated, path: string): Promise<void> =>
  application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

const contentOf = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined)

async function withAnswer(simulated: Simulated): Promise<void> {
  const { console, rowOf } = simulated
  await expect(console().getByText('got 200')).toBeVisible()
  await expect(rowOf('answer.json')).toHaveAttribute('data-state', 'done')
}

test('[I25] a body is saved by the button of its view, by key, and what was sent by the menu', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(project))
  const { inspector, rowOf } = simulator
  const folder = await scratch.folder('saved')
  await withAnswer(simulator)
  await rowOf('answer.json').click()
  await inspector.getByRole('tab', { name: 'Response' }).click()

  await saveTo(simulator, join(folder, 'by-mouse.json'))
  await inspector.getByRole('button', { name: 'Save the body' }).click()
  await expect.poll(() => contentOf(join(folder, 'by-mouse.json'))).toBe('{"answer":42}')

  await saveTo(simulator, join(folder, 'by-key.json'))
  await inspector.keyboard.press('Control+1')
  await inspector.keyboard.press('s')
  await expect.poll(() => contentOf(join(folder, 'by-key.json'))).toBe('{"answer":42}')

  await saveTo(simulator, join(folder, 'sent.txt'))
  await rowOf('answer.json').click({ button: 'right' })
  await inspector.getByRole('menuitem', { name: 'Save Request Body…' }).click()
  await expect.poll(() => contentOf(join(folder, 'sent.txt'))).toBe('what was asked')
})

test('[I172] x cancels the selected request, Shift+X every open one, and the menu one by mouse', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(project))
  const { inspector } = simulator
  await withAnswer(simulator)
  const downloads = inspector.locator('.list [data-exchange-id]').filter({ hasText: 'large.bin' })
  const cancelled = downloads.and(inspector.locator('[data-state=cancelled]'))
  await expect(downloads).toHaveCount(3)
  await downloads.first().click({ button: 'right' })
  await inspector.getByRole('menuitem', { name: 'Cancel', exact: true }).click()
  await expect(cancelled).toHaveCount(1)
  await inspector.keyboard.press('Control+1')
  await inspector.keyboard.press('End')
  await inspector.keyboard.press('x')
  await expect(cancelled).toHaveCount(2)
  await inspector.keyboard.press('Shift+X')
  await expect(cancelled).toHaveCount(3)
})

test('[I175] [I176] [I177] [I178] the menu copies a request for every shell, and as fetch', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(project))
  const { inspector, rowOf } = simulator
  await withAnswer(simulator)
  const expected: readonly (readonly [title: string, text: string])[] = [
    ['Copy as cURL (bash), with Secrets', "'what was asked'"],
    ['Copy as cURL (cmd), with Secrets', 'what was asked'],
    ['Copy as PowerShell, with Secrets', 'Invoke-WebRequest'],
    ['Copy as fetch, with Secrets', 'fetch('],
    ['Copy as Lua, with Secrets', 'network.request('],
  ]
  for (const [title, text] of expected) {
    await rowOf('answer.json').click({ button: 'right' })
    await inspector.getByRole('menuitem', { name: 'Copy', exact: true }).click()
    await inspector.getByRole('menuitem', { name: title }).click()
    await expect.poll(() => copied(simulator)).toContain(text)
    expect(await copied(simulator)).toContain('https://api.test/answer.json?x=1')
  }
})

test('[I205] a file is shown in its folder, and removed when the person says so, by mouse', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(project))
  const { application, inspector, sandboxFiles } = simulator
  await withAnswer(simulator)
  await application.evaluate(({ clipboard, shell }) => {
    Object.defineProperty(shell, 'showItemInFolder', {
      value: (path: string) => void clipboard.writeText(path),
    })
  })
  await inspector.getByRole('button', { name: 'Files', exact: true }).click()
  const tree = inspector.getByRole('treegrid', { name: 'Files' })
  await tree.getByRole('row').filter({ hasText: 'note.txt' }).click()
  await inspector.getByRole('button', { name: 'Show in Folder' }).click()
  await expect.poll(() => copied(simulator)).toMatch(/Documents.note\.txt$/)
  await inspector.getByRole('button', { name: 'Delete…' }).click()
  await inspector.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(sandboxFiles).not.toContain('Documents/note.txt')
})
