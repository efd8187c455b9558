import { describe, expect, it } from 'vitest'
import { startMachine, text, thrownBy } from '../../../test/support/lua-machine.ts'
import { LuaError } from './machine.ts'
import type { LuaFunction, LuaValue } from './values.ts'

describe('host functions', () => {
  it('get all arguments, nil included, and give several results', async () => {
    const machine = await startMachine()
    const seen: LuaValue[][] = []
    machine.setGlobal('host', (...args) => {
      seen.push(args)
      return { kind: 'results', values: [args.length, undefined, 'x'] }
    })
    expect(machine.show('host(1, nil, true, nil)')).toBe('4 nil x')
    expect(machine.show('host()')).toBe('0 nil x')
    expect(seen).toEqual([[1, undefined, true, undefined], []])
  })

  it('[W13] get no copies of one large string without end', async () => {
    const machine = await startMachine()
    machine.setGlobal('host', (...args) => args.length)
    const large = '("x"):rep(8 * 1024 * 1024)'
    expect(machine.show(`(function(s) return host(s, s, s) end)(${large})`)).toBe('3')
    const many = `local s, list = ${large}, {} for i = 1, 200 do list[i] = s end`
    expect(machine.show(`(function() ${many} return pcall(host, unpack(list)) end)()`)).toBe(
      'false not enough memory',
    )
    expect(thrownBy(() => machine.run(`${many} return unpack(list)`))).toHaveProperty(
      'message',
      'not enough memory',
    )
  })

  it('give no result for results without values, one nil for undefined', async () => {
    const machine = await startMachine()
    machine.setGlobal('none', () => ({ kind: 'results', values: [] }))
    machine.setGlobal('one', () => undefined)
    expect(machine.show('select("#", none()), select("#", one())')).toBe('0 1')
  })

  it('work inside a coroutine, with calls back into Lua', async () => {
    const machine = await startMachine()
    machine.setGlobal('relay', (fn, ...args) => ({
      kind: 'results',
      values: machine.call(asFunction(fn), ...args),
    }))
    const shown = machine.show(`(function()
      local co = coroutine.wrap(function(a)
        local b = coroutine.yield(relay(function(x) return x + 1 end, a))
        local inner = coroutine.wrap(function() return relay(function() return b, "inner" end) end)
        return inner()
      end)
      return co(1), co("second")
    end)()`)
    expect(shown).toBe('2 second inner')
  })

  it('report the error of a nested call to the host that made it', async () => {
    const machine = await startMachine()
    const seen: unknown[] = []
    machine.setGlobal('guard', (fn) => {
      seen.push(thrownBy(() => machine.call(asFunction(fn))))
    })
    machine.run('coroutine.wrap(function() guard(function() error("inner") end) end)()')
    expect(seen[0]).toBeInstanceOf(LuaError)
    expect(seen[0]).toMatchObject({ message: 'main.lua:1: inner' })
  })

  it('a LuaError keeps its exact message, any other error gets the position of the call', async () => {
    const machine = await startMachine()
    machine.setGlobal('exact', () => {
      throw new LuaError('exactly this')
    })
    machine.setGlobal('plain', () => {
      throw new TypeError('something else')
    })
    expect(machine.show('pcall(exact)')).toBe('false exactly this')
    expect(machine.show('pcall(function() plain() end)')).toBe('false main.lua:1: something else')
  })

  it('pass on the very object that Lua threw through them', async () => {
    const machine = await startMachine()
    machine.setGlobal('relay', (fn) => ({ kind: 'results', values: machine.call(asFunction(fn)) }))
    expect(
      machine.show(`(function()
        local object = {}
        local ok, caught = pcall(relay, function() error(object) end)
        local _, bytes = pcall(relay, function() error("\\255\\0", 0) end)
        return ok, rawequal(object, caught), #bytes, bytes:byte(1)
      end)()`),
    ).toBe('false true 2 255')
  })

  it('know where they were called from', async () => {
    const machine = await startMachine()
    machine.setGlobal('where', (level) => machine.where(Number(level)))
    expect(machine.where(1)).toBe('')
    expect(
      machine.show(
        '(function()\n local function f()\n local a, b, c = where(1), where(2), where(9)\n return a, b, c\n end\n local a, b, c = f()\n return a, b, c\n end)()',
      ),
    ).toBe('main.lua:3 main.lua:6 ')
    expect(machine.show('(coroutine.wrap(function() return (where(1)) end)())')).toBe('main.lua:1')
  })

  it('are one Lua function when made once', async () => {
    const machine = await startMachine()
    const fn = machine.newFunction(() => 'called')
    machine.setGlobal('a', fn)
    machine.setGlobal('b', fn)
    expect(machine.show('a == b, a()')).toBe('true called')
    expect(text(machine.call(fn)[0])).toBe('called')
  })

  it('stop counting at 200 nested C calls, with a Lua error', async () => {
    const machine = await startMachine()
    machine.setGlobal('relay', (fn) => ({ kind: 'results', values: machine.call(asFunction(fn)) }))
    expect(machine.show('pcall(function() local function f() relay(f) end f() end)')).toBe(
      'false C stack overflow',
    )
    expect(machine.isStopped()).toBe(false)
  })

  it('a global is set past a metatable of _G', async () => {
    const machine = await startMachine()
    machine.run('setmetatable(_G, { __newindex = error, __index = error })')
    machine.setGlobal('fresh', 5)
    expect(machine.getGlobal('fresh')).toBe(5)
    expect(machine.getGlobal('missing')).toBeUndefined()
  })
})

function asFunction(value: LuaValue): LuaFunction {
  if (typeof value === 'object' && 'kind' in value && value.kind === 'function') return value
  throw new TypeError('expected a function')
}
