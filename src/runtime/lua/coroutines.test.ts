import { describe, expect, it } from 'vitest'
import { startMachine, steppingClock } from '../../../test/support/lua-machine.ts'

describe('coroutines', () => {
  it('are made by functions of ours that answer as the native ones', async () => {
    const machine = await startMachine()
    expect(machine.show('pcall(coroutine.create, print)')).toBe(
      "false bad argument #1 to '?' (Lua function expected)",
    )
    expect(machine.show('pcall(function() coroutine.wrap(7) end)')).toBe(
      "false main.lua:1: bad argument #1 to 'wrap' (Lua function expected)",
    )
    expect(machine.show('coroutine.status(coroutine.create(function() end))')).toBe('suspended')
  })

  it('pass values in both directions and report their errors', async () => {
    const machine = await startMachine()
    expect(
      machine.show(`(function()
        local co = coroutine.create(function(a) local b = coroutine.yield(a + 1); error("end " .. b, 0) end)
        local _, first = coroutine.resume(co, 1)
        local ok, message = coroutine.resume(co, "x")
        return first, ok, message, coroutine.status(co), coroutine.resume(co)
      end)()`),
    ).toBe('2 false end x dead false cannot resume dead coroutine')
  })

  it('inherit the count hook: a loop in a nested coroutine is stopped', async () => {
    const machine = await startMachine({ timeLimitMs: 100, nowMs: steppingClock(10) })
    expect(() =>
      machine.run(`
        local inner = coroutine.wrap(function() while true do end end)
        coroutine.wrap(function() pcall(inner) end)()`),
    ).toThrow('main.lua:2: stopped')
    expect(machine.isStopped()).toBe(true)
  })

  it('are watched when each lives too briefly for the count hook', async () => {
    const machine = await startMachine({ timeLimitMs: 100, nowMs: steppingClock(0.001) })
    expect(() =>
      machine.run(`
        local function make(depth)
          if depth == 0 then return function() for _ = 1, 900 do end end end
          local inner = make(depth - 1)
          return function() for _ = 1, 900 do coroutine.wrap(inner)() end end
        end
        make(5)()`),
    ).toThrow('stopped')
  })

  it('nested without end raise an error, and the machine lives on', async () => {
    const machine = await startMachine()
    expect(machine.show('pcall(function() local function f() coroutine.wrap(f)() end f() end)')).toContain(
      'C stack overflow',
    )
    expect(machine.show('1')).toBe('1')
  })

  it('a function that the host calls there cannot yield', async () => {
    const machine = await startMachine()
    machine.setGlobal('relay', () => machine.call(machine.load('coroutine.yield()', '=inner')))
    expect(machine.show('coroutine.resume(coroutine.create(function() relay() end))')).toBe(
      'false attempt to yield across metamethod/C-call boundary',
    )
  })
})
