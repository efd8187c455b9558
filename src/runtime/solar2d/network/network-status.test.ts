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
