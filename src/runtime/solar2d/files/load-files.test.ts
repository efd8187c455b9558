import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

describe('[J8] loadfile and dofile', () => {
  it('run files of the project and of the sandbox', async () => {
    const { printed } = await startApp(
      `print(dofile("config/level.lua"))
       local path = system.pathForFile("patch.lua", system.DocumentsDirectory)
       local f = io.open(path, "w") f:write("return ...") f:close()
       print(loadfile(path)(1, 2))
       print(loadfile()())`,
      { 'config/level.lua': 'return "level", 7' },
    )
    expect(printed()).toBe('level\t7\n1\t2\n\n')
  })

  it('refuse bytecode, also behind a comment', async () => {
    const { printed } = await startApp(
      `print(loadfile("b.lua")) print(pcall(dofile, "b.lua")) print(loadfile("c.lua"))`,
      { 'b.lua': '\x1bLuaQ', 'c.lua': '#!lua\n\x1bLuaQ' },
    )
    const refusal = 'attempt to load a binary chunk (only Lua source text is allowed)'
    expect(printed()).toMatch(new RegExp(`^nil\t${refusal.replaceAll(/[()]/g, '\\$&')}\nfalse\t.*\nnil\t`))
    expect(printed().split('\n')[1]).toBe(`false\t${refusal}`)
  })

  it('an error in the file tells its own line', async () => {
    const { messages } = await startApp('dofile("level.lua")', { 'level.lua': '\n\nerror("lost")' })
    expect(messages[0]?.text).toContain('level.lua:3: lost')
  })
})

it('[J8] require refuses a slash, as devices do', async () => {
  const { printed } = await startApp(
    'print(require("scenes.menu"))\nprint(select(2, pcall(function() return (require("scenes/menu")) end)))',
    { 'scenes/menu.lua': 'return "menu"' },
  )
  expect(printed()).toBe(
    "menu\nmain.lua:2: require('scenes/menu'): folders are separated by dots, not slashes: 'scenes.menu'\n",
  )
})

describe('[J8] package.path', () => {
  const addDocuments =
    'package.path = system.pathForFile("", system.DocumentsDirectory) .. "/?.lua;" .. package.path\n'

  it('leads to modules that the app has saved', async () => {
    const { printed } = await startApp(
      `${addDocuments}print(require "mods.extra".name, package.loaded["mods.extra"] ~= nil)`,
      { 'DocumentsDirectory/mods/extra.lua': 'return { name = ... }' },
    )
    expect(printed()).toBe('mods.extra\ttrue\n')
  })

  it('the project is asked first', async () => {
    const { printed } = await startApp(`${addDocuments}print(require "a")`, {
      'a.lua': 'return "project"',
      'DocumentsDirectory/a.lua': 'return "documents"',
    })
    expect(printed()).toBe('project\n')
  })

  it('says where it looked, and what is wrong in a module', async () => {
    const { printed } = await startApp(
      `${addDocuments}print(pcall(require, "none")) print(pcall(require, "broken"))
       package.path = 3 print(pcall(require, "none"))  package.path = {} print(pcall(require, "none"))`,
      { 'DocumentsDirectory/broken.lua': 'x = = 1' },
    )
    expect(printed()).toContain("no file '/sandbox/DocumentsDirectory/none.lua'")
    expect(printed()).toContain(
      "error loading module 'broken' from file '/sandbox/DocumentsDirectory/broken.lua':",
    )
    expect(printed()).toContain("'package.path' must be a string")
  })

  it('reaches nothing outside', async () => {
    const { printed } = await startApp('package.path = "/etc/?" print(pcall(require, "passwd"))')
    expect(printed()).toContain("no file '/etc/passwd'")
  })
})
