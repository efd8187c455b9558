import { expect, test } from 'vitest'
import { evaluateLua } from '../../../../../test/support/evaluate-lua.ts'
import { startApp } from '../../../../../test/support/solar2d-app.ts'
import { createSocketFunctions } from './socket-functions.ts'

test.each([
  ['socket.bind', 'require("socket").bind("*", 80)'],
  ['socket.dns.toip', 'require("socket").dns.toip("example.com")'],
  ['socket.http.request', 'require("socket.http").request("http://example.com")'],
  ['socket.smtp.send', 'require("socket.smtp").send{}'],
  ['socket.ftp.get', 'require("socket.ftp").get("ftp://example.com")'],
  ['ssl.https.request', 'require("ssl.https").request("https://example.com")'],
])('[Y15] [U5] %s is refused', async (name, call) => {
  const { printed, messages } = await startApp(`for i = 1, 2 do print(${call}) end`)
  const refusal = `${name} is refused: the simulator lets an app reach the network through network.request() only`
  expect(printed()).toBe(`nil\t${refusal}\n`.repeat(2))
  expect(messages.map(({ level, text }) => `${level} ${text}`)).toEqual([`warning main.lua:1: ${refusal}`])
})

const refusal = (name: string): string =>
  `socket.${name} is refused: the simulator lets an app reach the network through network.request() only`

test('[Y15] sockets are made, told once for each line, and reach nobody', async () => {
  const { printed, messages } = await startApp(`
    local socket = require "socket"
    local udp = socket.udp()
    print(udp:setpeername("192.0.2.1", 80))
    print(udp:getsockname())
    print(udp:settimeout(0), udp:sendto("x", "192.0.2.1", 5))
    print(udp:receivefrom())
    local tcp = socket.tcp4()
    print(tcp:bind("*", 80))
    print(tcp:setoption("tcp-nodelay", true), tcp:send("GET"))
    print(tcp:receive("*l"))
    print(tcp:accept())
    print(tcp:getpeername())
    print(tcp:close(), socket.select({ tcp }, nil, 0)[1])`)
  expect(printed().split('\n')).toEqual([
    `nil\t${refusal('udp')}`,
    '0.0.0.0\t0',
    `1\tnil\t${refusal('udp')}`,
    'nil\ttimeout',
    `nil\t${refusal('tcp4')}`,
    '1\tnil\tclosed',
    'nil\tclosed',
    'nil\ttimeout',
    'nil\tTransport endpoint is not connected',
    '1\tnil',
    '',
  ])
  expect(messages.map(({ text }) => text)).toEqual([
    `main.lua:3: ${refusal('udp')}`,
    `main.lua:8: ${refusal('tcp4')}`,
    `main.lua:14: ${refusal('select')}`,
  ])
})

test.each([
  [true, 'true\t1\nclosed\n'],
  [false, 'false\tnil\nclosed\n'],
])(
  '[Y15] connecting tells whether the device is connected (%s), and reaches nobody',
  async (isConnected, expected) => {
    const { printed, app } = await startApp(
      `local socket = require "socket"
     local tcp = socket.tcp()
     print(socket.connect("example.com", 80) ~= nil, (tcp:connect("example.com", 80)))
     print(select(2, tcp:receive()))`,
      {},
      { connection: { isConnected, isMobile: false } },
    )
    expect(printed()).toBe(expected)
    expect(app.errorCount()).toBe(0)
  },
)

test('[Y16] the time has fractions', async () => {
  const { printed } = await startApp('print(("%.3f"):format(require("socket").gettime()))')
  expect(printed()).toBe('1700000001.000\n')
})

test('[Y16] sleep waits, warns, and is bounded', async () => {
  let nowMs = 0
  const clock = { nowMs: () => (nowMs += 10), wallClockMs: () => 0 }
  const { socketSleep } = createSocketFunctions(clock)
  if (typeof socketSleep !== 'function') throw new Error('sleep is a function')
  socketSleep(0.5)
  expect(nowMs).toBeGreaterThanOrEqual(500)
  expect(nowMs).toBeLessThan(600)
  socketSleep(1e9)
  expect(nowMs).toBeLessThan(1800)

  // This host's clock stands still: that ends the wait too.
  const { printed, messages } = await startApp('require("socket").sleep(0.2) print("on")')
  expect(printed()).toBe('on\n')
  expect(messages.map(({ text }) => text)).toEqual([
    'main.lua:1: socket.sleep() stops the whole app while it waits; use timer.performWithDelay() (here it waits for 1 second at most)',
  ])
})

test('[Y16] select over nothing', async () => {
  expect(await evaluateLua('local a, b, c = require("socket").select({}, nil, 0) print(#a, #b, c)')).toBe(
    '0\t0\ttimeout',
  )
})

test('[Y17] try and protect', async () => {
  expect(
    await evaluateLua(`local socket = require "socket"
      local closed = 0
      local try = socket.newtry(function() closed = closed + 1 error("ignored") end)
      local get = socket.protect(function(...) local a, b = try(...) return a, b, "end" end)
      print(get("a", "b"))
      print(get(nil, "broken"))
      print(get(false, { "any" }) == nil, closed)
      print(pcall(socket.protect(function() error("mine", 0) end)))
      print(pcall(socket.try, nil, "raised") == false)
      print(socket.skip(1, "a", "b", "c"))
      print(socket._VERSION)`),
  ).toBe('a\tb\tend\nnil\tbroken\ntrue\t2\nfalse\tmine\ntrue\nb\tc\nLuaSocket 3.0-rc1')
})

test('[Y18] sources and sinks over anything with the methods of a socket', async () => {
  expect(
    await evaluateLua(`local socket, ltn12 = require "socket", require "ltn12"
      local function fake(text)
        local at = 1
        return {
          receive = function(_, size)
            local chunk = text:sub(at, at + size - 1)
            at = at + #chunk
            if #chunk < size then return nil, "closed", chunk end
            return chunk
          end,
          send = function(_, chunk) print("send", chunk) return #chunk end,
          close = function() print("close") end,
        }
      end
      local parts = {}
      ltn12.pump.all(socket.source("until-closed", fake(("x"):rep(3000))), (ltn12.sink.table(parts)))
      print(#parts, #parts[1], #parts[2])
      print(socket.source("by-length", fake("abcdef"), 3)())
      ltn12.pump.all(ltn12.source.string("out"), socket.sink("close-when-done", fake("")))
      ltn12.pump.all(ltn12.source.string("kept"), socket.sink(fake("")))
      print(pcall(function() socket.sink("nonsense", {}) end))`),
  ).toBe('close\n2\t2048\t952\nabc\nsend\tout\nclose\nsend\tkept\nfalse\tmain.lua:21: unknown key (nonsense)')
})
