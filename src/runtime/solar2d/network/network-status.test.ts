import { expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

const listen = (host: string, name: string): string =>
  `network.setStatusListener("${host}", function(e) print("${name}", e.address, e.isReachable) end)\n`

test('[M39] the first event comes after 5 s of the app’s own time; until then the app is not idle', async () => {
  const { app, advance, printed } = await startApp(listen('example.com', 'a'))
  advance(4000)
  app.suspend()
  advance(60_000)
  app.resume()
  advance(999)
  expect(printed()).toBe('')
  expect(app.isIdle()).toBe(false)
  advance(1)
  expect(printed()).toBe('a\texample.com\ttrue\n')
  expect(app.isIdle()).toBe(true)
})

test('[M39] set again: replaced, and its time begins anew; nil removes', async () => {
  const { advance, printed, app } = await startApp(`
    ${listen('a.example.com', 'first')}
    ${listen('b.example.com', 'b')}
    timer.performWithDelay(3000, function()
      ${listen('a.example.com', 'second')}
      network.setStatusListener("b.example.com", nil)
    end)`)
  advance(3000)
  advance(4999)
  expect(printed()).toBe('')
  advance(1)
  expect(printed()).toBe('second\ta.example.com\ttrue\n')
  expect(app.isIdle()).toBe(true)
})

test('[M39] in the order in which they were set; one may remove another, and an error stops none', async () => {
  const { advance, printed, app } = await startApp(`
    network.setStatusListener("z.com", function() network.setStatusListener("a.com", nil) error("x") end)
    ${listen('a.com', 'a')}
    ${listen('b.com', 'b')}`)
  advance(5000)
  expect(printed()).toBe('b\tb.com\ttrue\n')
  expect(app.errorCount()).toBe(1)
})

test.each([
  ['http://example.com', true, 'false'],
  ['example.com:80', true, 'false'],
  ['', true, 'false'],
  ['192.168.0.1', true, 'true'],
  ['example.com', false, 'false'],
])('[M39] %j, connected %s: reachable %s', async (host, isConnected, isReachable) => {
  const { advance, printed } = await startApp(
    listen(host, ''),
    {},
    {
      connection: { isConnected, isMobile: false },
    },
  )
  advance(5000)
  expect(printed()).toBe(`\t${host}\t${isReachable}\n`)
})

test('[M39] over a mobile network', async () => {
  const source = `network.setStatusListener("example.com", function(e)
    print(e.isReachableViaCellular, e.isReachableViaWiFi) end)`
  const connection = { isConnected: true, isMobile: true }
  const reference = await startApp(source, {}, { connection })
  reference.advance(5000)
  expect(reference.printed()).toBe('true\tfalse\n')
  const mac = await startApp(source, {}, { connection, profile: 'mac-simulator' })
  mac.advance(5000)
  expect(mac.printed()).toBe('false\ttrue\n')
})

const reached = `local function hear(e) print(e.address, e.isReachable, e.isReachableViaCellular) end
  network.setStatusListener("a.com", hear)
  network.setStatusListener("b.com", hear)`
const offline = { isConnected: false, isMobile: false }

test('[N45] a change of the connection is heard in the next frame, also before the first event', async () => {
  const { app, advance, printed } = await startApp(reached)
  advance(10)
  app.setConnection(offline)
  advance(1)
  expect(printed()).toBe('a.com\tfalse\tfalse\nb.com\tfalse\tfalse\n')
  expect(app.isIdle()).toBe(true)
  app.setConnection({ isConnected: true, isMobile: true })
  advance(10_000)
  expect(printed()).toBe('a.com\tfalse\tfalse\nb.com\tfalse\tfalse\na.com\ttrue\ttrue\nb.com\ttrue\ttrue\n')
})

test('[N45] getConnectionStatus tells it at once', async () => {
  const { app, advance, printed } = await startApp(
    'function tell() local s = network.getConnectionStatus() print(s.isConnected, s.isMobile) end timer.performWithDelay(1, tell, 0)',
  )
  app.setConnection(offline)
  advance(1)
  app.setConnection({ isConnected: true, isMobile: true })
  advance(1)
  expect(printed()).toBe('false\tfalse\ntrue\ttrue\n')
})

test('[N45] what does not change is no event; nor is what the platform cannot tell', async () => {
  const online = { isConnected: true, isMobile: false }
  const { app, advance, printed } = await startApp(reached, {}, { profile: 'mac-simulator' })
  advance(5000)
  app.setConnection(online)
  advance(1)
  app.setConnection({ isConnected: true, isMobile: true })
  advance(1)
  expect(printed()).toBe('a.com\ttrue\tfalse\nb.com\ttrue\tfalse\n')
})

test('[N45] a listener that was removed hears no change; a suspended app hears it when it is resumed', async () => {
  const { app, advance, printed } = await startApp(`
    network.setStatusListener("a.com", function() network.setStatusListener("b.com", nil) error("x") end)
    ${listen('b.com', 'b')}
    ${listen('c.com', 'c')}`)
  app.setConnection(offline)
  app.suspend()
  advance(10)
  expect(printed()).toBe('')
  app.resume()
  advance(1)
  expect(printed()).toBe('c\tc.com\tfalse\n')
})
