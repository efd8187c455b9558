import { expect, test } from 'vitest'
import { startApp } from '../../../test/support/solar2d-app.ts'

test('an endless loop is stopped once, and the app is over', async () => {
  const fake = await startApp(`
    network.request("u", "GET", print)
    timer.performWithDelay(1, function() while true do pcall(function() while true do end end) end end)`)
  let nowMs = 2000
  Object.defineProperty(fake.clock, 'nowMs', { get: () => (nowMs += 100) })
  fake.app.frame()
  expect(fake.app.isIdle()).toBe(true)
  expect(fake.app.errorCount()).toBe(1)
  expect(fake.messages.filter(({ level }) => level === 'error')).toHaveLength(1)
  expect(fake.messages.at(-1)?.text).toMatch(/^The app was stopped: /)
  expect(fake.network.cancelled).toEqual(['r-1'])
  fake.app.frame()
  fake.app.tap({ x: 0, y: 0, taps: 1 })
  fake.app.suspend()
  fake.app.resume()
  fake.app.exit()
  expect(fake.app.errorCount()).toBe(1)
})

test('memory without end is refused, and the app is over', async () => {
  const { app, messages } = await startApp('local t = {} while true do t[#t + 1] = ("x"):rep(1e6) .. #t end')
  expect(app.errorCount()).toBe(1)
  expect(messages[0]?.text).toBe('The app was stopped: it used up its memory (not enough memory)')
  expect(app.isIdle()).toBe(true)
})

test('an app that takes Lua and our libraries apart breaks only itself', async () => {
  const { app, network, advance, messages } = await startApp(`
    network.request("u", "GET", function(e) e.response.x.y = 1 end)
    local box = display.newRect(0, 0, 10, 10)
    box:addEventListener("tap", function() error({}) end)
    transition.to(box, { x = 5 })
    timer.performWithDelay(1, setmetatable({}, { __index = function() error(setmetatable({}, { __tostring = error })) end }))
    getmetatable(box).__newindex = function() error("mine") end
    getmetatable(box).__index = 5
    for name in pairs(string) do string[name] = nil end
    for _, library in pairs{ table, math, debug, package, timer, transition, network, display, system, Runtime } do
      for name in pairs(library) do library[name] = nil end
    end
    local set = rawset
    for name in pairs(_G) do set(_G, name, nil) end`)
  advance(16)
  advance(1000)
  app.tap({ x: 0, y: 0, taps: 1 })
  network.send(0)
  app.suspend()
  app.resume()
  app.exit()
  expect(app.errorCount()).toBeGreaterThan(2)
  expect(messages.every(({ text }) => text.length > 0)).toBe(true)
})

test.each([
  'network.request("u", "GET", print, { headers = { 1, 2 } })',
  'network.request(("u"):rep(1e6), "GET", setmetatable({}, { __index = error }))',
  'display.newRect()',
  'display.newText({}, {}, {})',
  'display.newText({ text = {} })',
  'display.newImage({})',
  'display.newImage("../../etc/passwd\\0")',
  'display.newRect(0/0, 1/0, -1, 1e308):setFillColor({})',
  'display.newRect(0, 0, 1, 1).removeSelf()',
  'Runtime.addEventListener("x", print)',
  'Runtime:addEventListener(nil, nil)',
  'Runtime:dispatchEvent(5)',
  'transition.to(5, 5)',
  'transition.cancel(5)',
  'timer.performWithDelay(0/0, print)',
  'system.pathForFile({}, {})',
  'system.getInfo()',
  'print(setmetatable({}, { __tostring = function() return {} end }))',
  'require(5)',
  'require("../x")',
  'native.showAlert(nil, {}, print)',
  'error(setmetatable({}, { __tostring = function() error("x") end }))',
  'local function f() return f() + 1 end f()',
  'coroutine.wrap(function() network.request(5) end)()',
])('garbage is an error of the app, at most: %s', async (line) => {
  const { app, advance, messages } = await startApp(line)
  advance(16)
  expect(app.errorCount()).toBeLessThanOrEqual(1)
  expect(messages.filter(({ text }) => text.includes('runtime failed'))).toEqual([])
  app.exit()
})

test('display objects are bounded', async () => {
  const { printed, app } = await startApp(`
    local ok, message
    for i = 1, 1e6 do
      ok, message = pcall(function() display.newRect(0, 0, 1, 1) end)
      if not ok then print(i, message) break end
    end`)
  expect(printed()).toBe('100001\tmain.lua:4: too many display objects: 100000 is the limit\n')
  expect(app.scene.nodes).toHaveLength(100_000)
})
