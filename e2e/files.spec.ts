import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/simulator.ts'

test('[J1] an app writes, reads and lists its files, and saves what is open when it ends', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project({
    'main.lua': `
local lfs = require "lfs"
local D = system.pathForFile("", system.DocumentsDirectory)
local saved = io.open(D .. "/exit.txt")
if saved then print("saved: " .. saved:read("*a")) saved:close() end
assert(lfs.mkdir(D .. "/levels") or saved)
local f = assert(io.open(D .. "/levels/big.bin", "wb"))
local block = {}
for i = 0, 255 do block[i + 1] = string.char(i) end
block = table.concat(block)
assert(f:write(block:rep(12288)))
f:close()
f = io.open(D .. "/levels/big.bin", "rb")
print("same: " .. tostring(f:read("*a") == block:rep(12288)), lfs.attributes(D .. "/levels/big.bin", "size"))
f:close()
local lines = 0
f = io.open(D .. "/lines.txt", "w") for i = 1, 20000 do f:write(i, "\\n") end f:close()
for line in io.lines(D .. "/lines.txt") do lines = lines + 1 end
print("lines: " .. lines)
print(io.open("/etc/passwd"))
left = io.open(D .. "/exit.txt", "w")
left:write("by the end")
`,
  })
  const { console, inspector } = await simulate(project)
  await expect(console().getByText('same: true\t3145728')).toBeVisible()
  await expect(console().getByText('lines: 20000')).toBeVisible()
  await expect(console().getByText('nil\t/etc/passwd: Permission denied\t13')).toBeVisible()
  await inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }).click()
  await expect(console().getByText('saved: by the end')).toBeVisible()
})

test('[W6] no call about files leaves the sandbox or changes the project', async ({ simulate, scratch }) => {
  const project = await scratch.project({ 'main.lua': 'print("idle")' })
  const elsewhere = await scratch.folder('elsewhere')
  const secret = join(elsewhere, 'secret.txt')
  await writeFile(secret, 'secret')
  const { device } = await simulate(project)
  const codes = await (
    await device()
  ).evaluate((path) => {
    const { appFiles } = window
    const outcomes = [path, `../${path}`, '../main.lua', 'a/../../x', 'x\0', 'x\\y'].flatMap((name) => {
      const file = { directory: 'DocumentsDirectory', name } as const
      return [
        appFiles.open({ ...file, mode: 'w' }),
        appFiles.status(file),
        appFiles.list(file),
        appFiles.makeDirectory(file),
        appFiles.remove(file),
        appFiles.rename({ from: file, to: { ...file, name: 'x' } }),
        appFiles.touch({ ...file, accessedMs: 0, modifiedMs: 0 }),
      ]
    })
    const main = { directory: 'ResourceDirectory', name: 'main.lua' } as const
    const changes = [appFiles.open({ ...main, mode: 'r+' }), appFiles.remove(main)]
    const codesOf = (all: typeof outcomes): string[] => [
      ...new Set(all.map((outcome) => (outcome.ok ? 'accepted' : outcome.error.code))),
    ]
    return [codesOf(outcomes), codesOf(changes)]
  }, secret)
  expect(codes).toEqual([['OUTSIDE_SANDBOX'], ['READ_ONLY']])
  expect(await readFile(secret, 'utf8')).toBe('secret')
  expect(await readFile(join(project, 'main.lua'), 'utf8')).toBe('print("idle")')
})
