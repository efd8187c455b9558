import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

describe('timer', () => {
  test('runs its listener as often as asked, with the event', async () => {
    const { advance, printed, app } = await startApp(`
      local handle
      handle = timer.performWithDelay(100, function(e) print(e.name, e.count, e.time, e.source == handle) end, 2)`)
    advance(99)
    expect(printed()).toBe('')
    advance(1)
    advance(100)
    advance(100)
    expect(printed()).toBe('timer\t1\t100\ttrue\ntimer\t2\t200\ttrue\n')
    expect(app.isIdle()).toBe(true)
  })

  test('a table listener, and values on the handle', async () => {
    const { advance, printed } = await startApp(`
      local listener = {}
      function listener:timer(event) print(self == listener, event.source.params) end
      timer.performWithDelay(10, listener).params = "mine"`)
    advance(20)
    expect(printed()).toBe('true\tmine\n')
  })

  test('0 iterations: for ever, until cancelled in its own listener', async () => {
    const { advance, printed, app } = await startApp(`
      timer.performWithDelay(10, function(e)
        print(e.count)
        if e.count == 3 then timer.cancel(e.source) end
      end, 0)`)
    advance(10)
    advance(10)
    expect(app.isIdle()).toBe(false)
    for (let frame = 0; frame < 4; frame += 1) advance(10)
    expect(printed()).toBe('1\n2\n3\n')
    expect(app.isIdle()).toBe(true)
  })

  test('keeps to its rhythm, and a long pause makes no burst', async () => {
    const { advance, printed } = await startApp(
      'timer.performWithDelay(100, function(e) print(e.time) end, 0)',
    )
    advance(130)
    advance(70)
    advance(1000)
    advance(10)
    advance(90)
    expect(printed()).toBe('130\n200\n1200\n1300\n')
  })

  test('one listener that raises does not stop the others', async () => {
    const { advance, printed, app, messages } = await startApp(`
      timer.performWithDelay(1, function() local x = nil; x.y = 1 end)
      timer.performWithDelay(2, function() print("second") end)`)
    advance(5)
    expect(printed()).toBe('second\n')
    expect(app.errorCount()).toBe(1)
    expect(messages[0]?.text).toContain("main.lua:2: attempt to index local 'x' (a nil value)")
  })

  test('wrong arguments raise at the line of the caller', async () => {
    const { printed } = await startApp(`
      print(select(2, pcall(function() timer.performWithDelay("x", print) end)))
      print(select(2, pcall(function() timer.performWithDelay(1) end)))
      print(select(2, pcall(function() timer.cancel(nil) end)))`)
    expect(printed()).toBe(
      "main.lua:2: bad argument #1 to 'performWithDelay' (number expected, got string)\n" +
        "main.lua:3: bad argument #2 to 'performWithDelay' (function or table expected, got nil)\n" +
        'main.lua:4: timer.cancel(): invalid timerId or tag (table or string expected, got nil)\n',
    )
  })
})

describe('transition', () => {
  test('takes 500 ms and the values there; reaches its goal exactly', async () => {
    const { advance, app, printed } = await startApp(`
      local box = display.newRect(0, 0, 10, 10)
      box.x = 100
      transition.to(box, { x = 0.3, onStart = function(o) print("start", o == box) end,
        onComplete = function(o) print("complete", o.x) end })`)
    advance(0)
    advance(250)
    expect(app.scene.nodes[0]?.x).toBeCloseTo(50.15)
    advance(250)
    expect(app.scene.nodes[0]?.x).toBe(0.3)
    expect(printed()).toBe('start\ttrue\ncomplete\t0.3\n')
    expect(app.isIdle()).toBe(true)
  })

  test('delay, delta, iterations and easing', async () => {
    const { advance, printed, app } = await startApp(`
      local t = { v = 10 }
      transition.to(t, { v = 4, delta = true, delay = 100, time = 100, iterations = 2, transition = easing.inQuad })
      Runtime:addEventListener("enterFrame", function() print(t.v) end)`)
    advance(50)
    advance(50)
    advance(50)
    advance(50)
    advance(50)
    advance(50)
    expect(printed()).toBe('10\n10\n11\n14\n11\n14\n')
    expect(app.isIdle()).toBe(true)
  })

  test.each(['handle', 'box', '', '"tag"'])('transition.cancel(%s)', async (what) => {
    const { advance, app, printed } = await startApp(`
      local box = display.newRect(0, 0, 10, 10)
      local handle = transition.to(box, { x = 100, time = 100, tag = "tag", onCancel = function() print("cancel") end })
      timer.performWithDelay(50, function() transition.cancel(${what}) end)`)
    advance(0)
    advance(40)
    advance(10)
    advance(50)
    expect(app.scene.nodes[0]?.x).toBe(40)
    expect(printed()).toBe('cancel\n')
    expect(app.isIdle()).toBe(true)
  })

  test('ends with its object', async () => {
    const { advance, app, printed } = await startApp(`
      local box = display.newRect(0, 0, 10, 10)
      transition.to(box, { x = 100, onComplete = function() print("never") end })
      timer.performWithDelay(10, function() box:removeSelf() end)`)
    advance(20)
    advance(600)
    expect(printed()).toBe('')
    expect(app.isIdle()).toBe(true)
    expect(app.errorCount()).toBe(0)
  })

  test('every easing function begins at the start and ends at the goal', async () => {
    const { printed } = await startApp(`
      for name, ease in pairs(easing) do
        local first, last = ease(0, 100, 5, 10), ease(100, 100, 5, 10)
        local goal = name == "continuousLoop" and 5 or 15
        if math.abs(first - 5) > 0.02 or math.abs(last - goal) > 0.02 then print(name, first, last) end
      end
      print(easing.inOutSine(50, 100, 0, 1), easing.outBounce(100, 100, 0, 1))`)
    expect(printed()).toBe('0.5\t1\n')
  })
})

describe('life cycle', () => {
  test('while suspended nothing runs, and time stands still', async () => {
    const { advance, printed, app } = await startApp(`
      Runtime:addEventListener("enterFrame", function(e) print("frame", e.time) end)
      timer.performWithDelay(100, function(e) print("timer", e.time) end)`)
    advance(60)
    app.suspend()
    advance(5000)
    app.resume()
    advance(30)
    advance(10)
    expect(printed()).toBe('frame\t60\nframe\t90\ntimer\t100\nframe\t100\n')
  })

  test('enterFrame alone does not keep the app from being idle', async () => {
    const { app } = await startApp('Runtime:addEventListener("enterFrame", function() end)')
    expect(app.isIdle()).toBe(true)
  })

  test('listeners may be removed while they run', async () => {
    const { advance, printed } = await startApp(`
      local second = function() print("second") end
      local function first()
        print("first")
        Runtime:removeEventListener("enterFrame", first)
        Runtime:removeEventListener("enterFrame", second)
      end
      Runtime:addEventListener("enterFrame", first)
      Runtime:addEventListener("enterFrame", second)
      Runtime:addEventListener("mine", function(e) print("mine", e.value) return true end)
      print(Runtime:dispatchEvent{ name = "mine", value = 5 })`)
    advance(16)
    advance(16)
    expect(printed()).toBe('mine\t5\ntrue\nfirst\n')
  })

  test('an error of main.lua ends main.lua only', async () => {
    const { advance, printed, app, messages } = await startApp(`
      timer.performWithDelay(1, function() print("later") end)
      local function deep() error("top") end
      deep()
      print("never")`)
    advance(10)
    expect(printed()).toBe('later\n')
    expect(app.errorCount()).toBe(1)
    expect(messages[0]?.source).toBe('main.lua:3')
    expect(messages[0]?.text).toContain('main.lua:4: in main chunk')
  })

  test('a syntax error, a missing main.lua and a missing module are errors with a place', async () => {
    const broken = await startApp('local = 5')
    expect(broken.messages[0]?.text).toMatch(/^main\.lua:1: /)
    const missing = await startApp('\nrequire "no.such"')
    expect(missing.messages[0]?.text).toContain("main.lua:2: module 'no.such' not found")
    expect(missing.messages[0]?.text).toContain('no/such.lua')
  })

  test('require finds the files of the project', async () => {
    const { printed, messages } = await startApp('print(require("a.b").value) require "a.bad"', {
      'a/b.lua': 'return { value = ... }',
      'a/bad.lua': '\nerror("inside")',
    })
    expect(printed()).toBe('a.b\n')
    expect(messages[0]?.text).toMatch(/^a\/bad\.lua:2: inside/)
  })
})
