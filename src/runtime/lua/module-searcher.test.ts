import { describe, expect, it } from 'vitest'
import { startMachine, type TestMachine } from '../../../test/support/lua-machine.ts'

const files: Readonly<Record<string, string>> = {
  'mod/a.lua': 'loads = (loads or 0) + 1\nreturn { name = ..., fail = function() error("in a") end }',
  'broken.lua': 'return {\n',
  'raises.lua': '\nerror("while loading")',
  'binary.lua': '\u001bLua',
  'global.lua': 'module(..., package.seeall)\nvalue = 4',
  'nothing.lua': '',
}

function start(): Promise<TestMachine> {
  return startMachine({
    findModule: (name) => {
      const chunkName = `${name.replaceAll('.', '/')}.lua`
      const source = files[chunkName]
      return source === undefined ? undefined : { chunkName, source: Buffer.from(source) }
    },
  })
}

describe('require', () => {
  it('loads a file of the project once', async () => {
    const machine = await start()
    expect(machine.show('require("mod.a").name, require("mod.a") == require("mod.a"), loads')).toBe(
      'mod.a true 1',
    )
  })

  it('names the file in errors', async () => {
    const machine = await start()
    expect(machine.show('pcall(require("mod.a").fail)')).toBe('false mod/a.lua:2: in a')
    expect(machine.show('pcall(require, "raises")')).toBe('false raises.lua:2: while loading')
  })

  it('tells what it tried when there is no such module', async () => {
    const machine = await start()
    expect(machine.show('pcall(require, "not.there")')).toBe(
      "false module 'not.there' not found:\n\tno field package.preload['not.there']\n\tno file 'not/there.lua'",
    )
  })

  it.each([
    ['broken', "broken.lua:2: unexpected symbol near '<eof>'"],
    ['binary', 'attempt to load a binary chunk (only Lua source text is allowed)'],
  ])('explains why %s cannot be loaded', async (name, reason) => {
    const machine = await start()
    expect(machine.show(`pcall(require, "${name}")`)).toBe(
      `false error loading module '${name}' from file '${name}.lua':\n\t${reason}`,
    )
  })

  it('knows module() and files that return nothing', async () => {
    const machine = await start()
    expect(machine.show('require("global").value, global.value, require("nothing")')).toBe('4 4 true')
  })

  it('takes modules of the host before files', async () => {
    const machine = await start()
    machine.preload('mod.a', 'return { name = "ours" }', '=ours')
    expect(machine.show('require("mod.a").name')).toBe('ours')
    expect(() => machine.preload('bad', 'x = = 1', '=bad')).toThrow("bad:1: unexpected symbol near '='")
  })

  it('survives an app that breaks the package table', async () => {
    const machine = await start()
    expect(machine.show('pcall(function() package.loaders = nil; require("mod.a") end)')).toBe(
      "false main.lua:1: 'package.loaders' must be a table",
    )
    machine.run('package.preload = nil; package = nil')
    machine.preload('later', 'return 1', '=later')
    expect(machine.show('type(require)')).toBe('function')
  })

  it('turns a failure of the host into a Lua error', async () => {
    const machine = await startMachine({
      findModule: () => {
        throw new Error('the disk is gone')
      },
    })
    expect(machine.show('pcall(require, "x")')).toBe('false the disk is gone')
  })
})
