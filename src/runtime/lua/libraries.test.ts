import { describe, expect, it } from 'vitest'
import { startMachine, text } from '../../../test/support/lua-machine.ts'

describe('what an app can reach', () => {
  it.each([
    'io',
    'dofile',
    'loadfile',
    'string.dump',
    'os.execute',
    'os.exit',
    'os.getenv',
    'os.remove',
    'os.rename',
    'os.tmpname',
    'package.loadlib',
    'package.loaders[3]',
    'package.loaders[4]',
    'package.loaded.io',
    'debug.getregistry',
    'debug.sethook',
    'debug.setmetatable',
    'debug.getupvalue',
    'debug.setupvalue',
    'debug.getlocal',
  ])('%s is not there', async (name) => {
    const machine = await startMachine()
    expect(machine.show(name)).toBe('nil')
  })

  it.each([
    [
      '_G',
      '_G _VERSION assert collectgarbage coroutine debug error gcinfo getfenv getmetatable ipairs load loadstring math module newproxy next os package pairs pcall print rawequal rawget rawset require select setfenv setmetatable string table tonumber tostring type unpack xpcall',
    ],
    ['os', 'clock date difftime setlocale time'],
    ['debug', 'getinfo traceback'],
    ['package', 'config cpath loaded loaders path preload seeall'],
    ['package.loaded', '_G coroutine debug math os package string table'],
    ['string', 'byte char find format gfind gmatch gsub len lower match rep reverse sub upper'],
    ['coroutine', 'create resume running status wrap yield'],
  ])('%s holds these names and no more', async (library, names) => {
    const machine = await startMachine()
    const [listed] = machine.run(
      `local t = {} for k in pairs(${library}) do t[#t + 1] = k end table.sort(t) return table.concat(t, " ")`,
    )
    expect(text(listed)).toBe(names)
  })

  it.each([
    ['loadstring("\\27Lua")', 'nil'],
    ['loadstring("\\27LuaQ\\0\\1\\4\\4\\4\\8\\0", "name")', 'nil'],
    ['load(function() return "\\27Lua" end)', 'nil'],
    [
      '(function() local p = { "\\27", "Lua" } return load(function() return table.remove(p, 1) end) end)()',
      'nil',
    ],
  ])('refuses the bytecode of %s', async (expression, first) => {
    const machine = await startMachine()
    expect(machine.show(expression)).toBe(
      `${first} attempt to load a binary chunk (only Lua source text is allowed)`,
    )
  })

  it('refuses bytecode from the host too', async () => {
    const machine = await startMachine()
    expect(() => machine.load(new Uint8Array([0x1b, 0x4c, 0x75, 0x61]), '@main.lua')).toThrow('binary chunk')
  })

  it('debug.getinfo tells where, and refuses the option that reads past the stack', async () => {
    const machine = await startMachine()
    expect(
      machine.show(
        '(function() local i = debug.getinfo(1, "Sln") return i.short_src, i.currentline, debug.getinfo(print).what end)()',
      ),
    ).toBe('main.lua 1 C')
    expect(machine.show('pcall(function() debug.getinfo(1, ">S") end)')).toBe(
      "false main.lua:1: bad argument #2 to 'getinfo' (invalid option)",
    )
    expect(machine.show('debug.getinfo(50)')).toBe('nil')
  })

  it('[Q3] newproxy has metamethods, and its __gc never runs', async () => {
    const machine = await startMachine({ timeLimitMs: 2000 })
    machine.run(`
      local proxy = newproxy(true)
      local front = getmetatable(proxy)
      front.__index = function(_, key) return key end
      assert(proxy.x == "x" and newproxy(proxy).y == "y")
      local function loop() collected = true while true do end end
      front.__gc = loop
      rawset(front, "__gc", loop)
      setfenv(function() __gc = loop end, front)()
      front.__metatable = nil
      assert(getmetatable(proxy) == front and not pcall(setmetatable, front, nil))
      proxy, front = nil, nil
      for _ = 1, 3 do collectgarbage() end`)
    expect(machine.show('collected')).toBe('nil')
  })

  it('writes what the C library prints to the host, line by line', async () => {
    const lines: string[] = []
    const machine = await startMachine({ onOutput: (bytes) => lines.push(text(bytes)) })
    machine.run('print("a", 1) print("b")')
    expect(lines.join('')).toBe('a\t1\nb\n')
  })

  it('os.clock counts from the start of the machine', async () => {
    let nowMs = 5000
    const machine = await startMachine({ nowMs: () => nowMs })
    nowMs = 6500
    expect(machine.show('os.clock()')).toBe('1.5')
  })
})
