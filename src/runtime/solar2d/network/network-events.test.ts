import { expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { fail } from '../../../shared/outcome.ts'

const bytes = (text: string) => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) }) as const

test('[N10] the event has the documented fields', async () => {
  const { network, printed } = await startApp(`
    network.request("http://h/a", "GET", function(e)
      print(e.name, e.phase, e.isError, e.status, e.url, type(e.requestId))
      print(e.bytesTransferred, e.bytesEstimated, e.responseHeaders["X-A"], e.response, e.responseType)
    end)`)
  network.send(0, {
    bytesTransferred: 3,
    bytesEstimated: 4,
    responseHeaders: { 'X-A': 'ü' },
    response: bytes('abc'),
    responseType: 'text',
  })
  expect(printed()).toBe('networkRequest\tended\tfalse\t200\thttp://h/a\tuserdata\n3\t4\tü\tabc\ttext\n')
  expect(network.acknowledged).toEqual([{ id: 'r-1', ordinal: 0, outcome: 'delivered' }])
})

test('a response in a file is a table', async () => {
  const { network, printed } = await startApp(`
    network.download("u", "GET", function(e)
      local r = e.response
      print(r.filename, r.baseDirectory == system.TemporaryDirectory, r.fullPath)
    end, "a/b.png", system.TemporaryDirectory)`)
  network.send(0, {
    response: { kind: 'file', filename: 'a/b.png', directory: 'TemporaryDirectory', fullPath: '/t/a/b.png' },
  })
  expect(printed()).toBe('a/b.png\ttrue\t/t/a/b.png\n')
})

test('a binary response arrives byte for byte', async () => {
  const { network, printed } = await startApp(
    'network.request("u", "GET", function(e) print(#e.response, e.response:byte(1, -1)) end)',
  )
  network.send(0, { response: { kind: 'bytes', bytes: new Uint8Array([0, 255, 13]) } })
  expect(printed()).toBe('3\t0\t255\t13\n')
})

test('a table listener is called as a method', async () => {
  const { network, printed } = await startApp(`
    local Class = {} Class.__index = Class
    function Class:networkRequest(event) print(self.tag, event.phase) end
    network.request("u", "GET", setmetatable({ tag = "mine" }, Class))`)
  network.send(0)
  expect(printed()).toBe('mine\tended\n')
})

test('handles: equal to those of their events, useless as keys, different between requests', async () => {
  const { network, printed } = await startApp(`
    local seen, first, second = {}
    local function listener(e)
      print(e.requestId == first, e.requestId == second, seen[e.requestId])
      seen[e.requestId] = true
    end
    first = network.request("a", "GET", listener, { progress = "download" })
    second = network.request("b", "GET", listener)
    print(first == second)`)
  network.send(0, { phase: 'began' })
  network.send(0)
  expect(printed()).toBe('false\ntrue\tfalse\tnil\ntrue\tfalse\tnil\n')
})

test('[N14] after network.cancel in a listener no event reaches it', async () => {
  const { network, printed, app } = await startApp(`
    network.request("u", "GET", function(e)
      print(e.phase, network.cancel(e.requestId))
    end, { progress = "download" })`)
  network.send(0, { phase: 'began' })
  network.send(0, { phase: 'progress' })
  network.send(0)
  expect(printed()).toBe('began\ttrue\n')
  expect(network.cancelled).toEqual(['r-1'])
  expect(network.acknowledged.map(({ outcome }) => outcome)).toEqual(['delivered', 'cancelled', 'cancelled'])
  expect(app.isIdle()).toBe(true)
})

test('network.cancel: true for any handle, a log line and nothing for the rest', async () => {
  const { network, printed, messages } = await startApp(`
    handle = network.request("u", "GET", function() end)
    print(select("#", network.cancel()), select("#", network.cancel("x")))`)
  network.send(0)
  expect(printed()).toBe('0\t0\n')
  expect(messages.map(({ text }) => text)).toEqual(
    Array.from(
      { length: 2 },
      () =>
        'ERROR: network: main.lua:3: invalid parameter: network.cancel() expects a requestId returned from a call to network.request()',
    ),
  )
  const again = await startApp(`
    local handle = network.request("u", "GET", function() end)
    print(network.cancel(handle), network.cancel(handle))`)
  expect(again.printed()).toBe('true\ttrue\n')
  expect(again.network.cancelled).toEqual(['r-1'])
})

test('a listener that raises has had its event; the app goes on', async () => {
  const { network, app, messages } = await startApp(`
    network.request("u", "GET", function(e)
      error("oh no")
    end, { progress = "download" })`)
  network.send(0, { phase: 'began' })
  network.send(0)
  expect(network.acknowledged.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered'])
  expect(app.errorCount()).toBe(2)
  expect(messages[0]).toMatchObject({ level: 'error', source: 'main.lua:3' })
  expect(messages[0]?.text).toMatch(
    /^main\.lua:3: oh no\nstack traceback:\n(?:\t.*\n)*\tmain\.lua:3: in function/,
  )
})

test('without a listener the event is acknowledged as unheard', async () => {
  const { network } = await startApp('network.request("u")')
  network.send(0)
  expect(network.acknowledged).toEqual([{ id: 'r-1', ordinal: 0, outcome: 'no-listener' }])
})

test('a request that the host refuses ends with an error event', async () => {
  const { network, printed, app } = await startApp(`
    function go()
      network.request("u", "BAD METHOD", function(e)
        print(e.phase, e.isError, e.status, e.response, e.bytesEstimated)
      end)
    end
    Runtime:addEventListener("enterFrame", function() if go then go() go = nil end end)`)
  network.answer = fail('INVALID_INPUT', 'not an HTTP method')
  app.frame()
  expect(app.isIdle()).toBe(false)
  await new Promise((resolve) => setImmediate(resolve))
  expect(printed()).toBe('ended\ttrue\t-1\tnot an HTTP method\t-1\n')
  expect(app.isIdle()).toBe(true)
  expect(network.acknowledged).toEqual([])
})

test('events wait while the app is suspended', async () => {
  const { network, printed, app } = await startApp(`
    Runtime:addEventListener("system", function(e) print(e.type) end)
    network.request("u", "GET", function(e) print(e.phase) end)`)
  app.suspend()
  network.send(0)
  expect(network.acknowledged).toEqual([])
  app.resume()
  expect(printed()).toBe('applicationStart\napplicationSuspend\napplicationResume\nended\n')
  expect(network.acknowledged).toHaveLength(1)
})

test('at exit the requests are cancelled before the listeners run, and none can be started', async () => {
  const { network, app, messages, printed } = await startApp(`
    network.request("u", "GET", print)
    Runtime:addEventListener("system", function(e)
      if e.type == "applicationExit" then print(network.request("late", "GET", print)) end
    end)`)
  app.exit()
  app.exit()
  expect(network.cancelled).toEqual(['r-1'])
  expect(network.started).toHaveLength(1)
  expect(printed()).toBe('nil\n')
  expect(messages.at(-1)?.text).toBe('ERROR: network: the app is exiting: late is not requested')
  network.send(0)
  app.frame()
  app.tap({ x: 1, y: 1, taps: 1 })
  expect(printed()).toBe('nil\n')
})
