import { describe, expect, it } from 'vitest'
import { startMachine } from '../../../test/support/lua-machine.ts'

/** Lua 5.1 by its manual; later versions answer most of these differently. */
const expressions: readonly [expression: string, shown: string][] = [
  ['10/2, 7/2, 3 % -2, -3 % 2, 2^10', '5 3.5 -1 1 1024'],
  ['2^53, 1e15, 1e14, 0.1, 1/0, -1/0', '9.007199254741e+15 1e+15 1e+14 0.1 inf -inf'],
  ['2^53 == 2^53 + 1, 2^53 == 9007199254740992', 'true true'],
  ['100000000000000, 0x10, 1e3', '1e+14 16 1000'],
  [
    '_VERSION, type(unpack), type(loadstring), type(setfenv), type(module)',
    'Lua 5.1 function function function function',
  ],
  ['type(table.unpack), type(bit32), type(utf8), type(rawlen), type(math.type)', 'nil nil nil nil nil'],
  [
    'type(table.getn), type(table.maxn), type(math.mod), type(string.gfind)',
    'function function function function',
  ],
  ['table.getn({1,2,3}), table.maxn({[7]=1}), math.mod(7,3), math.pow(2,3)', '3 7 1 8'],
  ['unpack({1,2,3}, 2)', '2 3'],
  ['("a\\0b"):gsub("%z", "0")', 'a0b 1'],
  ['#"a\\0b", ("a\\0b"):byte(1,-1)', '3 97 0 98'],
  ['("x"):rep(3), ("%5.2f"):format(3.14159), ("%q"):format("a\\nb")', 'xxx  3.14 "a\\\nb"'],
  ['("%d"):format(3.7), tostring(-0), 1e100', '3 -0 1e+100'],
  ['"10" + 5, "3" * "4", 10 .. 20', '15 12 1020'],
  ['#{1,2,3,nil}, select("#", nil, nil), select(-1, 1, 2)', '3 2 2'],
  [
    'tostring(nil), tonumber("ff", 16), tonumber("  12  "), tonumber("1e1"), tonumber("z")',
    'nil 255 12 10 nil',
  ],
  ['math.floor(-3.5), math.huge, math.fmod(-7, 3), math.max(1, 5, 2)', '-4 inf -1 5'],
  ['("hello world"):find("o w"), ("k=v"):match("(%w)=(%w)")', '5 k v'],
  ['("THE (quick) fox"):find("%((%a+)%)")', '5 11 quick'],
  ['("abc"):gsub("%w", "%0%0"), ("THE (quick) fox"):gsub("%f[%a]%a+", "w")', 'aabbcc w (w) w 3'],
  ['pcall(error), pcall(error, nil)', 'false false nil'],
  ['rawequal("a", "a"), arg, io', 'true nil nil'],
]

const programs: readonly [rule: string, source: string, shown: string][] = [
  ['goto is an ordinary name', 'local goto = 1; local continue = 2; return goto + continue', '3'],
  [
    'setfenv changes what a function sees',
    'local f = function() return x end; setfenv(f, { x = 7 }); return f()',
    '7',
  ],
  ['getfenv of a level', 'x = 5; local function f() return getfenv(1).x end; return f()', '5'],
  [
    'module makes a global table',
    'module("a.b", package.seeall); v = 3; return _G.a.b.v, _NAME, _PACKAGE',
    '3 a.b a.',
  ],
  ['arg in vararg functions', 'local function f(...) return arg.n, arg[2] end; return f(4, 5, 6)', '3 5'],
  ['tables have no __len', 'return #setmetatable({ 1 }, { __len = function() return 9 end })', '1'],
  [
    'tables have no __gc',
    'setmetatable({}, { __gc = function() x = 1 end }); collectgarbage(); return x',
    'nil',
  ],
  [
    'pairs ignores __pairs',
    'local n = 0; for _ in pairs(setmetatable({ 1, 2 }, { __pairs = error })) do n = n + 1 end; return n',
    '2',
  ],
  [
    'no yield across pcall',
    'local co = coroutine.create(function() return pcall(coroutine.yield, 1) end); return coroutine.resume(co)',
    'true false attempt to yield across metamethod/C-call boundary',
  ],
  [
    'no yield across a metamethod',
    'local t = setmetatable({}, { __index = function() coroutine.yield() end }); return coroutine.resume(coroutine.create(function() return t.x end))',
    'false attempt to yield across metamethod/C-call boundary',
  ],
  [
    'no yield across an iterator',
    'return coroutine.resume(coroutine.create(function() for _ in function() coroutine.yield() end do end end))',
    'false attempt to yield across metamethod/C-call boundary',
  ],
  [
    'a closure per iteration',
    'local f = {}; for i = 1, 3 do f[i] = function() return i end end; return f[1](), f[2](), f[3]()',
    '1 2 3',
  ],
  [
    'proper tail calls',
    'local function loop(n) if n == 0 then return "done" end return loop(n - 1) end; return loop(1e5)',
    'done',
  ],
  ['running is nil in the main state', 'return coroutine.running()', 'nil'],
  ['string coercion in concat', 'return 1 .. ""', '1'],
  [
    'xpcall takes no arguments for the function',
    'return xpcall(function(...) return select("#", ...) end, print, 1, 2)',
    'true 0',
  ],
  [
    'load reads pieces',
    'local p = { "return ", "1+", "2" }; local i = 0; return load(function() i = i + 1; return p[i] end)()',
    '3',
  ],
  ['load gives nil and a message', 'return load(function() error("broken", 0) end)', 'nil broken'],
  [
    'load names its chunk',
    'local p = "x ="; return load(function() local s = p; p = nil; return s end)',
    `nil (load):1: unexpected symbol near '<eof>'`,
  ],
  [
    'loadstring names its chunk by its source',
    'return loadstring("x = = 1")',
    `nil [string "x = = 1"]:1: unexpected symbol near '='`,
  ],
  [
    'loadstring takes a chunk name',
    'return loadstring("x = = 1", "@my.lua")',
    `nil my.lua:1: unexpected symbol near '='`,
  ],
]

describe('Lua 5.1 semantics', () => {
  it.each(expressions)('%s', async (expression, shown) => {
    const machine = await startMachine()
    expect(machine.show(expression)).toBe(shown)
  })

  it.each(programs)('%s', async (_rule, source, shown) => {
    const machine = await startMachine()
    expect(machine.show(`(function() ${source} end)()`)).toBe(shown)
  })
})
