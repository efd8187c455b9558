import { expect, test } from 'vitest'
import { pngHeader } from '../../../../test/support/png-header.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { tidyName } from './tidy-name.ts'

test.each([
  ['/a/b.txt', 'a/b.txt'],
  ['./a//b/', 'a/b'],
  ['a/../b', 'b'],
  ['a/.', 'a'],
  ['.', ''],
  ['../x', '../x'],
  ['a/../../../x', '../../x'],
  ['a b/..c', 'a b/..c'],
])('[J11] %s means %s', (name, tidy) => {
  expect(tidyName(name)).toBe(tidy)
})

test('[J11] the loop over lfs.dir that deletes files meets the folder and what is above it', async () => {
  const { printed, app } = await startApp(
    `local lfs = require "lfs"
     for file in lfs.dir(system.pathForFile("", system.DocumentsDirectory)) do
       local path = system.pathForFile("/" .. file, system.DocumentsDirectory)
       if lfs.attributes(path, "mode") == "file" then print(file, os.remove(path)) end
     end
     print(system.pathForFile("..", system.DocumentsDirectory), system.pathForFile("../x", system.DocumentsDirectory))
     print(display.newImage("/p.png") ~= nil, system.pathForFile("./p.png", system.ResourceDirectory) ~= nil)`,
    { 'DocumentsDirectory/a.txt': 'a', 'p.png': pngHeader(4, 4) },
  )
  expect(printed()).toBe('a.txt\ttrue\n/sandbox/DocumentsDirectory/..\tnil\ntrue\ttrue\n')
  expect(app.errorCount()).toBe(0)
})
