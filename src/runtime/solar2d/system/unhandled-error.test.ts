import { expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

const listening = (body: string): string => `
  Runtime:addEventListener("unhandledError", function(event) ${body} end)
  timer.performWithDelay(1, function() local t = nil; t.x = 1 end)
  timer.performWithDelay(2, function() print("later") end)`

test('[Q35] a listener hears the message and the traceback; the error is reported all the same', async () => {
  const { advance, printed, messages, app } = await startApp(
    listening('print(event.name, event.errorMessage, event.stackTrace)'),
  )
  advance(5)
  expect(printed()).toContain(
    "unhandledError\tmain.lua:3: attempt to index local 't' (a nil value)\tstack traceback:",
  )
  expect(printed()).toContain('later\n')
  expect(messages[0]?.text).toContain('main.lua:3: attempt to index')
  expect(app.errorCount()).toBe(1)
})

test('[Q35] a listener that returns true suppresses the error', async () => {
  const { advance, printed, messages, app } = await startApp(listening('return true'))
  advance(5)
  expect(printed()).toBe('later\n')
  expect(messages).toEqual([])
  expect(app.errorCount()).toBe(0)
})

test('[Q35] Runtime:hideErrorAlerts does the same', async () => {
  const { messages, app } = await startApp('Runtime:hideErrorAlerts() error("hidden")')
  expect(messages).toEqual([])
  expect(app.errorCount()).toBe(0)
})

test('[Q35] also for main.lua itself', async () => {
  const { printed, app } = await startApp(`
    Runtime:addEventListener("unhandledError", function(event) print(event.errorMessage) return true end)
    error("in main")`)
  expect(printed()).toBe('main.lua:3: in main\n')
  expect(app.errorCount()).toBe(0)
})

test('[Q36] an error in that listener is reported, once, and so is the first', async () => {
  const { advance, printed, messages, app } = await startApp(listening('error("in listener")'))
  advance(5)
  expect(printed()).toBe('later\n')
  expect(messages.map(({ source }) => source)).toEqual(['main.lua:2', 'main.lua:3'])
  expect(app.errorCount()).toBe(2)
})
