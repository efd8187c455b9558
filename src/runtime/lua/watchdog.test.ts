import { describe, expect, it } from 'vitest'
import { startMachine, steppingClock, thrownBy } from '../../../test/support/lua-machine.ts'
import { LuaError, MachineStopped } from './machine.ts'

const endlessLoops: readonly [what: string, source: string][] = [
  ['a bare loop', 'while true do end'],
  ['a loop of protected calls', 'while true do pcall(function() while true do end end) end'],
  ['a loop in an error handler', 'xpcall(error, function() while true do end end)'],
  [
    'a loop in __tostring of an error',
    'error(setmetatable({}, { __tostring = function() while true do end end }))',
  ],
  ['a loop in a comparison', 'table.sort({ 3, 2, 1 }, function() while true do end end)'],
  ['a loop in a replacement', '("x"):gsub("x", function() while true do end end)'],
  ['a reader that never ends', 'load(function() return " " end)'],
  ['a loop that makes garbage without a collector', 'collectgarbage("stop") while true do local _ = {} end'],
  ['endless tail calls', 'local function f() return f() end f()'],
  [
    'a loop that fills the memory',
    'local t = {} while true do pcall(function() t[#t + 1] = ("x"):rep(1e4) .. #t end) end',
  ],
]

describe('the watchdog', () => {
  it.each(endlessLoops)('stops %s', async (_what, source) => {
    const machine = await startMachine({
      timeLimitMs: 100,
      memoryLimitBytes: 20 * 2 ** 20,
      nowMs: steppingClock(10),
    })
    const error = thrownBy(() => machine.run(source))
    expect(error).toBeInstanceOf(MachineStopped)
    expect(error).toHaveProperty('message', expect.stringMatching(/^main\.lua:1: stopped: .* 100 ms/))
    expect(machine.isStopped()).toBe(true)
  })

  it('refuses every call after that', async () => {
    const machine = await startMachine({ timeLimitMs: 100, nowMs: steppingClock(10) })
    const table = machine.newTable()
    const chunk = machine.load('while true do end', '=loop')
    expect(() => machine.call(chunk)).toThrow(MachineStopped)
    for (const use of [
      () => machine.call(chunk),
      () => machine.load('', '=empty'),
      () => machine.setGlobal('x', 1),
      () => machine.pairs(table),
      () => machine.newFunction(() => undefined),
    ]) {
      expect(use).toThrow(MachineStopped)
    }
    table.release()
  })

  it('is not fooled by a host function that swallows every exception', async () => {
    const machine = await startMachine({ timeLimitMs: 100, nowMs: steppingClock(10) })
    const loop = machine.load('while true do end', '@loop.lua')
    machine.setGlobal('swallow', () => {
      thrownBy(() => machine.call(loop))
      return 'survived'
    })
    expect(() => machine.run('while true do pcall(swallow) end')).toThrow('loop.lua:1: stopped')
  })

  it('[W10] looks at the clock between calls of slow host functions', async () => {
    let nowMs = 0
    const machine = await startMachine({ timeLimitMs: 5000, nowMs: () => nowMs })
    let calls = 0
    machine.setGlobal('slow', () => {
      calls += 1
      nowMs += 1000
      return undefined
    })
    const error = thrownBy(() => machine.run('while true do pcall(function() slow() end) end'))
    expect(error).toHaveProperty('message', expect.stringMatching(/^main\.lua:1: stopped: .* 5000 ms/))
    expect(calls).toBeLessThan(20)
    // A host function that comes once is no loop.
    nowMs = 0
    const other = await startMachine({ timeLimitMs: 5000, nowMs: () => nowMs })
    other.setGlobal('slow', () => void (nowMs += 9000))
    expect(other.run('slow() return 1')).toEqual([1])
  })

  it('gives each outermost entry its own time', async () => {
    let nowMs = 0
    const machine = await startMachine({ timeLimitMs: 100, nowMs: () => nowMs })
    const work = machine.load('for _ = 1, 20000 do end', '=work')
    for (let entry = 0; entry < 5; entry += 1) {
      nowMs += 99
      machine.call(work)
    }
    expect(machine.isStopped()).toBe(false)
  })

  it('counts nested entries to the outermost one', async () => {
    let nowMs = 0
    const machine = await startMachine({ timeLimitMs: 100, nowMs: () => nowMs })
    const work = machine.load('for _ = 1, 20000 do end', '@work.lua')
    machine.setGlobal('nested', () => {
      nowMs += 60
      machine.call(work)
    })
    expect(() => machine.run('nested() nested()')).toThrow('work.lua:1: stopped')
  })
})

describe('the memory cap', () => {
  it('raises "not enough memory", which the app may catch', async () => {
    const machine = await startMachine({ memoryLimitBytes: 32 * 2 ** 20 })
    expect(machine.show('pcall(string.rep, "x", 2 ^ 30)')).toBe('false not enough memory')
    expect(machine.show('1')).toBe('1')
  })

  it('holds for many small objects, also below the memory that the module starts with', async () => {
    const machine = await startMachine({ memoryLimitBytes: 4 * 2 ** 20 })
    const error = thrownBy(() => machine.run('local t = {} while true do t[#t + 1] = {} end'))
    expect(error).toBeInstanceOf(LuaError)
    expect(error).toHaveProperty('message', 'not enough memory')
    machine.run('collectgarbage()')
    expect(machine.memoryBytes()).toBeLessThan(2 ** 20)
  })

  it('collects garbage before it refuses, with three quarters of the memory in use', async () => {
    const machine = await startMachine({ memoryLimitBytes: 32 * 2 ** 20 })
    machine.run(`
      local kept = {}
      for i = 1, 240 do kept[i] = ("k"):rep(1e5) .. i end
      for i = 1, 1500 do local garbage = ("x"):rep(1e5) .. i end`)
    expect(machine.memoryBytes()).toBeLessThan(32 * 2 ** 20)
  })

  it('lets the host push only what fits', async () => {
    const machine = await startMachine({ memoryLimitBytes: 24 * 2 ** 20 })
    expect(() => machine.setGlobal('large', new Uint8Array(40 * 2 ** 20))).toThrow('not enough memory')
    expect(machine.show('large')).toBe('nil')
  })
})

describe('the end of the C stack', () => {
  it('stops the machine with one clear error, the process lives on', async () => {
    const machine = await startMachine()
    const error = thrownBy(() => machine.run('return pcall(string.find, ("a"):rep(1e6), ("a?"):rep(5e5))'))
    expect(error).toBeInstanceOf(MachineStopped)
    expect(error).toHaveProperty('message', expect.stringContaining('C stack overflowed'))
    expect(machine.isStopped()).toBe(true)
  })

  it('deep recursion in Lua is an ordinary error', async () => {
    const machine = await startMachine()
    expect(machine.show('pcall(function() local function f() return 1 + f() end f() end)')).toBe(
      'false main.lua:1: stack overflow',
    )
    expect(machine.show('pcall(function() local function f() ("a"):gsub("a", f) end f() end)')).toMatch(
      /C stack overflow$/,
    )
  })
})
