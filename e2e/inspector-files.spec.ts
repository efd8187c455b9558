import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Simulated } from './support/simulator.ts'

const downloads = {
  'main.lua': `
network.download("http://files.test/pixel.png", "GET", function(event)
  if event.phase == "ended" then print("saved " .. tostring(event.response.filename)) end
end, "pictures_pixel.png", system.DocumentsDirectory)
network.download("http://files.test/slow.bin", "GET", function() end, { progress = true }, "slow.bin", system.CachesDirectory)
local path = system.pathForFile("note.txt", system.DocumentsDirectory)
local file = io.open(path, "w")
file:write("hello, files") file:close()
print("ready")
`,
  'coronagraph.json': JSON.stringify({
    hosts: { 'files.test': { serve: 'remote', bytesPerSecond: 40_000 } },
  }),
  'remote/pixel.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  'remote/slow.bin': new Uint8Array(4_000_000).fill(7),
}

const pathOfNote = async ({ sandboxesPath, sandboxFiles }: Simulated): Promise<string> => {
  await expect.poll(sandboxFiles).toContain('Documents/note.txt')
  const [project = ''] = await readdir(sandboxesPath)
  return join(sandboxesPath, project, 'Documents', 'note.txt')
}

test('[I212] a download is marked in the tree while it comes, and links to its request', async ({
  simulate,
  scratch,
}) => {
  const { inspector, console, rowOf } = await simulate(await scratch.project(downloads))
  await expect(console().getByText('saved pictures_pixel.png')).toBeVisible()
  await inspector.getByRole('button', { name: 'Files', exact: true }).click()
  const tree = inspector.getByRole('treegrid', { name: 'Files' })
  const slow = tree.getByRole('row').filter({ hasText: 'slow.bin' })
  await expect(slow).toContainText('%')
  const saved = tree.getByRole('row').filter({ hasText: 'pictures_pixel.png' })
  await saved.getByRole('button', { name: 'Show GET pixel.png' }).click()
  await expect(rowOf('pixel.png')).toHaveAttribute('aria-selected', 'true')
})

test('[I211] the tree is walked, previewed, hashed and emptied by keyboard alone', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(downloads))
  const { inspector } = simulator
  const path = await pathOfNote(simulator)
  await inspector.keyboard.press('Control+4')
  const tree = inspector.getByRole('treegrid', { name: 'Files' })
  await expect(tree).toBeFocused()
  await expect(tree.getByRole('row').filter({ hasText: 'note.txt' })).toBeVisible()
  await inspector.keyboard.type('note')
  await expect(tree.getByRole('row', { selected: true })).toContainText('note.txt')
  const pane = inspector.getByRole('region', { name: 'File', exact: true })
  await expect(pane).toContainText('12 bytes')
  await expect(pane).toContainText('hello, files')
  await pane.getByRole('button', { name: 'Compute' }).focus()
  await inspector.keyboard.press('Enter')
  await expect(pane.getByRole('button', { name: 'Copy the hash' })).toBeVisible()
  await tree.focus()
  await inspector.keyboard.press('Delete')
  await expect(inspector.getByRole('alertdialog')).toBeVisible()
  await inspector.keyboard.press('Escape')
  expect(existsSync(path)).toBe(true)
  await expect(tree).toBeFocused()
  await inspector.keyboard.press('Delete')
  await inspector.getByRole('button', { name: 'Delete', exact: true }).focus()
  await inspector.keyboard.press('Enter')
  await expect(tree.getByRole('row').filter({ hasText: 'note.txt' })).toHaveCount(0)
  expect(existsSync(path)).toBe(false)
})

test('[I206] a snapshot tells what has been added, changed and removed since', async ({
  simulate,
  scratch,
}) => {
  const simulator = await simulate(await scratch.project(downloads))
  const { inspector } = simulator
  const path = await pathOfNote(simulator)
  await inspector.getByRole('button', { name: 'Files', exact: true }).click()
  await inspector.getByRole('button', { name: 'Take Snapshot' }).click()
  await inspector.getByRole('button', { name: 'Changes', exact: true }).click()
  const changes = inspector.getByRole('listbox', { name: 'Changes since the snapshot' })
  await writeFile(path, 'another text')
  await writeFile(join(path, '..', 'new.txt'), '12345')
  await expect(changes.getByRole('option').filter({ hasText: 'note.txt' })).toContainText('other content')
  await expect(changes.getByRole('option').filter({ hasText: 'new.txt' })).toContainText('Added')
  expect(await readFile(path, 'utf8')).toBe('another text')
})
