import { expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

const key = {
  phase: 'down',
  keyName: 'a',
  nativeKeyCode: 65,
  isShiftDown: false,
  isCtrlDown: true,
  isAltDown: false,
  isCommandDown: false,
} as const

test('[O29] keys go to Runtime, which says whether they are handled', async () => {
  const { app, printed } = await startApp(`
    Runtime:addEventListener("key", function(e)
      print(e.name, e.phase, e.keyName, e.descriptor, e.nativeKeyCode, e.isShiftDown, e.isCtrlDown)
      return e.keyName == "back"
    end)`)
  expect(app.key(key)).toBe(false)
  expect(app.key({ ...key, keyName: 'back' })).toBe(true)
  app.suspend()
  expect(app.key({ ...key, keyName: 'back' })).toBe(false)
  expect(printed()).toBe('key\tdown\ta\ta\t65\tfalse\ttrue\nkey\tdown\tback\tback\t65\tfalse\ttrue\n')
})

test('[O30] Runtime knows the frame, in timers too', async () => {
  const { advance, printed } = await startApp(`
    local function show(e) print(e.name, Runtime:getFrameID() == e.frame, Runtime:getFrameStartTime() == e.time) end
    Runtime:addEventListener("enterFrame", show)
    timer.performWithDelay(1, function(e)
      e.frame = 1
      show(e)
    end)`)
  advance(20)
  expect(printed()).toBe('timer\ttrue\ttrue\nenterFrame\ttrue\ttrue\n')
})

test('[O30] enterFrame, then lateUpdate, once a frame', async () => {
  const { advance, printed } = await startApp(`
    local function show(e) print(e.name, e.frame, e.time) end
    Runtime:addEventListener("lateUpdate", show)
    Runtime:addEventListener("enterFrame", show)`)
  advance(16)
  advance(20)
  expect(printed()).toBe('enterFrame\t1\t16\nlateUpdate\t1\t16\nenterFrame\t2\t36\nlateUpdate\t2\t36\n')
})

test('[O31] listeners can be asked for; events of the app go to its own listeners', async () => {
  const { printed, messages } = await startApp(`
    local box, own = display.newRect(0, 0, 1, 1), system.newEventDispatcher()
    local function show(e) print(e.name, e.target == box, e.target == own) return true end
    for _, dispatcher in ipairs{ box, own, Runtime } do
      print(dispatcher:hasEventListener("hello"))
      dispatcher:addEventListener("hello", show)
      print(dispatcher:hasEventListener("hello", show), dispatcher:hasEventListener("hello", print))
      print(dispatcher:dispatchEvent{ name = "hello" })
      dispatcher:removeEventListener("hello", show)
      print(dispatcher:dispatchEvent{ name = "hello" })
    end
    Runtime:addEventListener("accelerometer", show)`)
  expect(printed()).toBe(said(true) + said(false) + said(false))
  expect(messages).toHaveLength(1)
})

test('[O33] without a listener an object listens itself; adding and removing tell what they did', async () => {
  const { printed, app } = await startApp(`
    local box, scene = display.newRect(0, 0, 1, 1), require("composer").newScene("a")
    for _, dispatcher in ipairs{ box, Runtime, system.newEventDispatcher(), scene } do
      function dispatcher:hello(event) print(self == dispatcher, event.name) end
      local added = dispatcher:addEventListener("hello")
      dispatcher:dispatchEvent{ name = "hello" }
      print(added, dispatcher:hasEventListener("hello"), dispatcher:removeEventListener("hello"),
        dispatcher:removeEventListener("hello"), dispatcher:hasEventListener("hello"))
    end
    print(pcall(box.addEventListener, box, "other"))`)
  expect(printed()).toBe('true\thello\ntrue\ttrue\ttrue\tnil\tfalse\n'.repeat(4) + `false\t${cannotBeNil}\n`)
  expect(app.errorCount()).toBe(0)
})

test('[O34] Runtime has what copies of the engine’s libraries use', async () => {
  const { printed } = await startApp(`
    local object = { done = function(self, value) return "method " .. value end }
    local function listener(value) return "function " .. value end
    print(Runtime.verifyListener(listener, "done") == listener, Runtime.verifyListener(object, "done") == object)
    print(Runtime.verifyListener(object, "other"), Runtime.verifyListener(nil, "done"), Runtime._G == _G)
    print(Runtime.callListener(listener, "done", 1), Runtime.callListener(object, "done", 2), Runtime.callListener(nil, "done"))`)
  expect(printed()).toBe('true\ttrue\nnil\tnil\ttrue\nfunction 1\tmethod 2\n')
})

const cannotBeNil = 'main.lua:10: addEventListener: listener cannot be nil'

const said = (isBox: boolean): string =>
  ['false', 'true\tfalse', `hello\t${isBox}\tfalse`, 'true', 'false\n'].join('\n')
