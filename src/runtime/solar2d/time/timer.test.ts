import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

describe('timer', () => {
  test('[Q10] runs its listener as often as asked, with the event', async () => {
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

  test('[Q10] 0 iterations: for ever, until cancelled in its own listener', async () => {
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

  test('[Q13] keeps to its rhythm: a late timer catches up, once a frame', async () => {
    const { advance, printed } = await startApp(
      'timer.performWithDelay(100, function(e) print(e.time) end, 0)',
    )
    advance(130)
    advance(70)
    advance(1000)
    advance(10)
    advance(90)
    expect(printed()).toBe('130\n200\n1200\n1210\n1300\n')
  })

  test('[Q12] one listener that raises does not stop the others', async () => {
    const { advance, printed, app, messages } = await startApp(`
      timer.performWithDelay(1, function() local x = nil; x.y = 1 end)
      timer.performWithDelay(2, function() print("second") end)`)
    advance(5)
    expect(printed()).toBe('second\n')
    expect(app.errorCount()).toBe(1)
    expect(messages[0]?.text).toContain("main.lua:2: attempt to index local 'x' (a nil value)")
  })

  test('[Q11] wrong arguments raise at the line of the caller', async () => {
    const { printed } = await startApp(`
      print(select(2, pcall(function() timer.performWithDelay("x", print) end)))
      print(select(2, pcall(function() timer.cancel(nil) end)))
      print(select(2, pcall(function() timer.pause({}) end)))`)
    expect(printed()).toBe(
      "main.lua:2: bad argument #1 to 'performWithDelay' (number expected, got string)\n" +
        'main.lua:3: timer.cancel(): invalid timerId or tag (table or string expected, got nil)\n' +
        'main.lua:4: timer.pause(): invalid timerId or tag (table or string expected, got a table that is no timer)\n',
    )
  })

  test('[Q11] without a listener there is no timer, and a warning', async () => {
    const { printed, messages, app } = await startApp(`
      print(timer.performWithDelay(1), timer.performWithDelay(1, {}))
      print(timer.performWithDelay(1, print(1)))`)
    expect(printed()).toBe('nil\tnil\n1\nnil\n')
    expect(messages.map(({ level, source }) => [level, source])).toEqual([
      ['warning', 'main.lua:2'],
      ['warning', 'main.lua:2'],
      ['warning', 'main.lua:3'],
    ])
    expect(app.isIdle()).toBe(true)
  })

  test('[Q14] pause and resume keep the time that is left, and tell it', async () => {
    const { advance, printed } = await startApp(`
      local handle = timer.performWithDelay(100, function(e) print("fired", e.time) end)
      timer.performWithDelay(30, function() print("pause", timer.pause(handle)) end)
      timer.performWithDelay(200, function() print("resume", timer.resume(handle)) end)`)
    for (const ms of [30, 170, 69, 1]) advance(ms)
    expect(printed()).toBe('pause\t70\nresume\t70\nfired\t270\n')
  })

  test('[Q16] a paused timer does not keep the app from being idle', async () => {
    const { app } = await startApp('timer.pause(timer.performWithDelay(100, print))')
    expect(app.isIdle()).toBe(true)
  })

  test('[Q14] pausing twice, resuming what runs, and what is over: a warning and 0', async () => {
    const { advance, printed, messages } = await startApp(`
      local handle = timer.performWithDelay(10, function() end)
      print(timer.resume(handle), timer.pause(handle), timer.pause(handle))
      timer.cancel(handle)
      print(timer.pause(handle), timer.resume(handle), timer.cancel(handle))`)
    advance(50)
    expect(printed()).toBe('0\t10\t0\n0\t0\t0\t0\n')
    expect(messages.map(({ text }) => text)).toEqual([
      'WARNING: timer.resume( timerId ) ignored because timerId was not paused.',
      'WARNING: timer.pause( timerId ) ignored because timerId is already paused.',
      'WARNING: timer.pause( timerId ) cannot pause a timerId that is already expired.',
      'WARNING: timer.resume( timerId ) cannot resume a timerId that is already expired.',
    ])
  })

  test('[Q14] cancel tells the time and the iterations that were left', async () => {
    const { printed } = await startApp(`
      print(timer.cancel(timer.performWithDelay(100, print)))
      print(timer.cancel(timer.performWithDelay(100, print, 3)))
      print(timer.cancel(timer.performWithDelay(100, print, 0)))`)
    expect(printed()).toBe('100\t1\n100\t3\n100\t0\n')
  })

  test('[Q15] by tag, and all of them', async () => {
    const { advance, printed, app } = await startApp(`
      local function say(name) return function() print(name) end end
      timer.performWithDelay(10, say "a", "one")
      timer.performWithDelay(10, say "b", 2, "one")
      timer.performWithDelay(10, say "c", 1, "two")
      print(select("#", timer.pause("one")), select("#", timer.cancel("none")))
      timer.performWithDelay(20, function() timer.resume("one") end)
      timer.performWithDelay(40, function() timer.pauseAll() timer.resumeAll() timer.cancelAll() end)`)
    for (const ms of [10, 10, 10, 10, 100]) advance(ms)
    expect(printed()).toBe('0\t0\nc\na\nb\nb\n')
    expect(app.isIdle()).toBe(true)
  })

  test('[Q13] allowIterationsWithinFrame lets a late timer catch up at once', async () => {
    const { advance, printed } = await startApp(`
      timer.allowIterationsWithinFrame = true
      timer.performWithDelay(10, function(e) print(e.count) end, 5)
      timer.performWithDelay(0, function(e) print("frame") end, 2)`)
    advance(35)
    advance(1)
    expect(printed()).toBe('frame\n1\n2\n3\nframe\n')
  })

  test('[Q12] listeners that cancel, pause and start others while timers run', async () => {
    const { advance, printed, app } = await startApp(`
      local second = nil
      timer.performWithDelay(10, function() timer.cancel(second) timer.performWithDelay(0, function() print("new") end) end)
      second = timer.performWithDelay(10, function() print("never") end)`)
    advance(10)
    advance(1)
    expect(printed()).toBe('new\n')
    expect(app.isIdle()).toBe(true)
  })
})
