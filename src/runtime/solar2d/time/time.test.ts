import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

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
