import { describe, expect, it } from 'vitest'
import { startMachine, thrownBy } from '../../../test/support/lua-machine.ts'
import { LuaError } from './machine.ts'

const messages: readonly [source: string, message: string][] = [
  ['\n\n\n\nfoo()', "main.lua:5: attempt to call global 'foo' (a nil value)"],
  ['local t = {}\nt.a.b = 1', "main.lua:2: attempt to index field 'a' (a nil value)"],
  ['local t\nt:go()', "main.lua:2: attempt to index local 't' (a nil value)"],
  ['local t = {}\nt:go()', "main.lua:2: attempt to call method 'go' (a nil value)"],
  ['return 1 + {}', 'main.lua:1: attempt to perform arithmetic on a table value'],
  ['return "a" + 1', 'main.lua:1: attempt to perform arithmetic on a string value'],
  ['return "a" .. {}', 'main.lua:1: attempt to concatenate a table value'],
  ['return {} < {}', 'main.lua:1: attempt to compare two table values'],
  ['return 1 < "2"', 'main.lua:1: attempt to compare number with string'],
  ['return #5', 'main.lua:1: attempt to get length of a number value'],
  ['error("plain")', 'main.lua:1: plain'],
  ['error("bare", 0)', 'bare'],
  ['error(42)', 'main.lua:1: 42'],
  ['error(42, 0)', '42'],
  ['error()', '(error object is a nil value)'],
  ['error({})', '(error object is a table value)'],
  ['error(setmetatable({}, { __tostring = function() return "told" end }))', 'told'],
  ['error("Grüße", 0)', 'Grüße'],
  ['string.rep()', "main.lua:1: bad argument #1 to 'rep' (string expected, got no value)"],
  ['("x"):rep({})', "main.lua:1: bad argument #1 to 'rep' (number expected, got table)"],
  ['for i = 1, 10, "x" do end', "main.lua:1: 'for' step must be a number"],
  ['local t = setmetatable({}, { __index = function() error("deep") end })\nreturn t.x', 'main.lua:1: deep'],
  ['coroutine.wrap(function()\n error("inside") end)()', 'main.lua:2: main.lua:2: inside'],
  ['loadstring()', "main.lua:1: bad argument #1 to 'loadstring' (string expected, got no value)"],
  ['load(1)', "main.lua:1: bad argument #1 to 'load' (function expected, got number)"],
]

const syntaxErrors: readonly [source: string, message: string][] = [
  ['x = = 1', "main.lua:1: unexpected symbol near '='"],
  ['if true then\n', "main.lua:2: 'end' expected (to close 'if' at line 1) near '<eof>'"],
  ['goto done', "main.lua:1: '=' expected near 'done'"],
  ['local s = "open', "main.lua:1: unfinished string near '<eof>'"],
]

describe('errors', () => {
  it.each(messages)('of %j read as native ones', async (source, message) => {
    const machine = await startMachine()
    const error = thrownBy(() => machine.run(source))
    expect(error).toBeInstanceOf(LuaError)
    expect(error).toHaveProperty('message', message)
  })

  it.each(syntaxErrors)('of the source %j read as native ones', async (source, message) => {
    const machine = await startMachine()
    const error = thrownBy(() => machine.load(source, '@main.lua'))
    expect(error).toBeInstanceOf(LuaError)
    expect(error).toHaveProperty('message', message)
  })

  it('carry the traceback apart from the message', async () => {
    const machine = await startMachine()
    const error = thrownBy(() =>
      machine.run('local function inner()\n error("x")\nend\nlocal function outer()\n inner()\nend\nouter()'),
    )
    expect(error).toHaveProperty(
      'traceback',
      [
        'stack traceback:',
        "\t[C]: in function 'error'",
        "\tmain.lua:2: in function 'inner'",
        "\tmain.lua:5: in function 'outer'",
        '\tmain.lua:7: in main chunk',
        '\t[C]: ?',
      ].join('\n'),
    )
  })

  it('have no traceback when memory ran out, or one that an earlier error left', async () => {
    const machine = await startMachine({ memoryLimitBytes: 24 * 2 ** 20 })
    machine.run('pcall(error, "earlier")')
    thrownBy(() => machine.run('error("earlier")'))
    const error = thrownBy(() => machine.run('return ("x"):rep(2 ^ 30)'))
    expect(error).toMatchObject({ message: 'not enough memory', traceback: undefined })
  })

  it('in an error handler end in one clear error', async () => {
    const machine = await startMachine()
    expect(machine.show('xpcall(error, function() error("again") end)')).toBe('false error in error handling')
    const source = 'error(setmetatable({}, { __tostring = function() error("again", 0) end }))'
    expect(thrownBy(() => machine.run(source))).toHaveProperty('message', 'again')
    expect(machine.show('1')).toBe('1')
  })

  it('leave nothing behind: a thousand of them, and the machine still answers', async () => {
    const machine = await startMachine()
    for (let round = 0; round < 1000; round += 1) thrownBy(() => machine.run('local t; t.x = 1'))
    expect(machine.show('"alive"')).toBe('alive')
  })
})
