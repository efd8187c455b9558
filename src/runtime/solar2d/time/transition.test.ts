import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

describe('transition', () => {
  test('[Q20] takes 500 ms and the values there; reaches its goal exactly', async () => {
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

  test('[Q20] delay, delta, iterations and easing', async () => {
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

  test.each(['handle', 'box', '', '"tag"'])('[Q23] transition.cancel(%s)', async (what) => {
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

  test('[Q21] outlives its object, which is a plain table then', async () => {
    const { advance, app, printed } = await startApp(`
      local box = display.newRect(0, 0, 10, 10)
      transition.to(box, { x = 100, onComplete = function(object) print(object == box, box.x, box.removeSelf) end })
      timer.performWithDelay(10, function() box:removeSelf() end)`)
    advance(20)
    expect(app.isIdle()).toBe(false)
    advance(600)
    expect(printed()).toBe('true\t100\tnil\n')
    expect(app.isIdle()).toBe(true)
    expect(app.errorCount()).toBe(0)
  })

  test('[Q21] one without an end keeps no app running for an object that is gone', async () => {
    const { app } = await startApp(`
      local box = display.newRect(0, 0, 10, 10)
      transition.blink(box, {})
      box:removeSelf()`)
    expect(app.isIdle()).toBe(true)
  })

  test('[Q27] every easing function begins at the start and ends at the goal', async () => {
    const { printed } = await startApp(`
      for name, ease in pairs(easing) do
        local first, last = ease(0, 100, 5, 10), ease(100, 100, 5, 10)
        local goal = name == "continuousLoop" and 5 or 15
        if first ~= 5 or last ~= goal then print(name, first, last) end
      end
      print(easing.inOutSine(50, 100, 0, 1), easing.outBounce(100, 100, 0, 1))`)
    expect(printed()).toBe('0.5\t1\n')
  })

  test('[Q20] without a delay it begins at once; with one, when the delay is over', async () => {
    const { advance, printed } = await startApp(`
      local a, b = { v = 0 }, { v = 0 }
      transition.to(a, { v = 10, time = 100, onStart = function(t) print("a", t == a) end })
      transition.to(b, { v = 10, time = 100, delay = 50, onStart = function(t) print("b") end })
      a.v, b.v = 50, 50
      print("main")
      Runtime:addEventListener("enterFrame", function() print(a.v, b.v) end)`)
    for (const ms of [50, 50, 50]) advance(ms)
    expect(printed()).toBe('a\ttrue\nmain\nb\n5\t50\n10\t30\n10\t10\n')
  })

  test('[Q21] only numbers that the target has are moved, and only by numbers', async () => {
    const { advance, printed, app } = await startApp(`
      local t = { v = 0, text = "word", s = "5" }
      transition.to(t, { v = 1, w = 1, text = 3, s = 6, label = "x", time = 10 })
      timer.performWithDelay(20, function() print(t.v, t.w, t.text, t.s, t.label) end)`)
    advance(10)
    advance(10)
    expect(printed()).toBe('1\tnil\tword\t6\tnil\n')
    expect(app.errorCount()).toBe(0)
  })

  test('[Q22] no target or no parameters: nothing happens, with a warning; other types raise', async () => {
    const { printed, messages } = await startApp(`
      print(transition.to(nil, {}), transition.from({}, nil), transition.fadeIn(nil))
      print(select(2, pcall(function() transition.to(5, {}) end)))
      print(select(2, pcall(function() transition.moveBy({}, "x") end)))
      print(select(2, pcall(function() transition.to({}, { time = "soon" }) end)))
      print(select(2, pcall(function() transition.to({}, { x = 0 / 0 }) end)))`)
    expect(printed()).toBe(
      'nil\tnil\tnil\n' +
        "main.lua:3: bad argument #1 to 'to' (table expected, got number)\n" +
        "main.lua:4: bad argument #2 to 'moveBy' (table expected, got string)\n" +
        "main.lua:5: transition: 'time' must be a number (got string)\n" +
        'main.lua:6: transition: attempt to set property x to NaN\n',
    )
    expect(messages.map(({ text }) => text)).toEqual([
      'main.lua:2: transition.to: the target is nil; nothing happens',
      'main.lua:2: transition.from: params is nil; nothing happens',
      'main.lua:2: transition.fadeIn: the target is nil; nothing happens',
    ])
  })

  test('[Q24] pause and resume keep the place; a paused one does not keep the app busy', async () => {
    const { advance, printed, app } = await startApp(`
      local t = { v = 0 }
      local say = function(name) return function(o) print(name, o == t, t.v) end end
      local handle = transition.to(t, { v = 100, time = 100, tag = "tag", onPause = say "pause",
        onResume = say "resume", onComplete = say "complete" })
      timer.performWithDelay(40, function() transition.pause("tag") transition.pause(handle) end)
      Runtime:addEventListener("system", function(event)
        if event.type == "applicationResume" then transition.resume(t) transition.resumeAll() end
      end)`)
    advance(30)
    expect(app.isIdle()).toBe(false)
    advance(10)
    advance(1000)
    expect(app.isIdle()).toBe(true)
    app.suspend()
    app.resume()
    advance(69)
    advance(1)
    expect(printed()).toBe('pause\ttrue\t30\nresume\ttrue\t30\ncomplete\ttrue\t100\n')
  })

  test('[Q23] ignoreEmptyReference keeps nil from meaning all', async () => {
    const { advance, printed } = await startApp(`
      local t = { v = 0 }
      transition.ignoreEmptyReference = true
      transition.to(t, { v = 10, time = 10, onComplete = function() print("through") end })
      transition.cancel(nil)
      transition.pause()
      transition.cancel(5)`)
    advance(10)
    expect(printed()).toBe('through\n')
  })

  test('[Q25] from, loop and blink', async () => {
    const { advance, printed } = await startApp(`
      local a, b, c, d = { v = 10 }, { v = 0 }, { alpha = 1 }, { v = 10 }
      transition.from(a, { v = 0, time = 100 })
      transition.from(d, { v = 5, delta = true, time = 100 })
      transition.loop(b, { v = 10, time = 100, iterations = 2, onRepeat = function() print("repeat") end,
        onComplete = function() print("complete") end })
      transition.blink(c, { time = 100 })
      print(a.v, d.v)
      Runtime:addEventListener("enterFrame", function() print(a.v, b.v, c.alpha, d.v) end)`)
    for (const ms of [25, 25, 25, 25, 50, 50]) advance(ms)
    expect(printed()).toBe(
      '0\t15\n2.5\t5\t0.5\t13.75\n5\t10\t0\t12.5\n7.5\t5\t0.5\t11.25\nrepeat\n10\t5\t0.5\t10\n' +
        '10\t10\t0\t10\ncomplete\n10\t0\t0\t10\n',
    )
  })

  test('[Q26] the kinds with their own names', async () => {
    const { advance, app, printed } = await startApp(`
      local function box() local b = display.newRect(0, 0, 10, 10) b.x, b.y = 10, 20 return b end
      local a, b, c, d, e, f, g = box(), box(), box(), box(), box(), box(), box()
      e.alpha = 0
      transition.moveTo(a, { x = 100, time = 10 })
      transition.moveBy(b, { x = 5, y = -5, time = 10 })
      transition.scaleTo(c, { xScale = 2, time = 10 })
      transition.scaleBy(d, { xScale = 2, yScale = -0.5, time = 10 })
      transition.fadeIn(e, { time = 10 })
      transition.fadeOut(f, { time = 10 })
      transition.dissolve(f, g, 10, 10)
      timer.performWithDelay(10, function()
        print(a.x, a.y, b.x, b.y, c.xScale, c.yScale, d.xScale, d.yScale, e.alpha)
      end)
      timer.performWithDelay(40, function() print(f.isVisible, f.alpha, g.alpha, g.isVisible) end)
      print(transition.rotateTo, transition.chain)`)
    for (const ms of [0, 10, 10, 10, 10, 10]) advance(ms)
    expect(printed()).toBe('nil\tnil\n10\t20\t10\t20\t1\t1\t1\t1\t0\nfalse\t0\t1\ttrue\n')
    expect(app.scene.nodes[0]?.x).toBe(100)
    expect(app.errorCount()).toBe(0)
  })

  test('[Q28] listeners that raise, cancel and start others', async () => {
    const { advance, printed, app } = await startApp(`
      local t, u = { v = 0 }, { v = 0 }
      local second = nil
      transition.to(t, { v = 1, time = 10, onComplete = function()
        transition.cancel(second)
        transition.to(t, { v = 5, time = 10, onComplete = function() print("next", t.v) end })
        error("in listener")
      end })
      second = transition.to(u, { v = 1, time = 10, onComplete = function() print("never") end,
        onCancel = function() print("cancelled") end })
      transition.to(setmetatable({ v = 0 }, { __newindex = error }), { v = 1, time = 10 })`)
    advance(10)
    advance(10)
    expect(printed()).toBe('cancelled\nnext\t5\n')
    expect(app.errorCount()).toBe(1)
    expect(app.isIdle()).toBe(true)
  })
})
