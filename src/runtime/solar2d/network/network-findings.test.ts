import { describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/solar2d-app.ts'

const settings = {
  'build.settings': 'settings = { android = { usesPermissions = { "android.permission.INTERNET" } } }',
}

const start = (source: string): Promise<TestApp> => startApp(source, settings)

test.each([
  ['network.request("https://h/", "GET", nil, {})', ['no-listener', 'params-without-listener']],
  [
    'network.request("https://h/", "POST", {}, { body = "a" })',
    ['no-listener', 'params-without-listener', 'method-ignored'],
  ],
  ['network.request("https://h/", "GET", {})', ['no-listener']],
  ['network.download("https://h/", "GET", nil, "f")', ['no-listener', 'params-without-listener']],
  ['network.request("https://h/", "GET", print)', []],
  ['network.request("https://h/", "GET", print, { progress = true })', ['progress-is-boolean']],
  ['network.request("https://h/", "GET", print, { progress = 1 })', []],
  ['network.request("https://h/", "POST", print, { body = "a" })', ['body-without-content-type']],
  ['network.request("https://h/", "POST", print, { body = { filename = "f" } })', []],
  ['network.request("https://h/", "GET", print, { body = "a" })', ['body-dropped', 'method-ignored']],
  ['network.request("https://h/", "PATCH", print, {})', ['method-ignored']],
  [
    'network.request("https://h/", "GET", print, { response = { filename = "f" } })',
    ['base-directory-differs'],
  ],
  ['network.upload("https://h/", "POST", print, "f", "a/b")', ['base-directory-differs']],
  ['network.download("https://h/", "GET", print, "f")', []],
  ['network.request("http://h/", "GET", print, {})', ['plain-http']],
  ['network.request("https://h/ä b", "GET", print, {})', ['url-needs-encoding']],
  ['t = {} t[network.requestId or 1] = 2 local requestId = 1 t[requestId] = 3', ['request-id-as-key']],
])('%s: %j', async (source, kinds) => {
  const { found, messages } = await start(source)
  expect(found.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted())
  expect(found.every(({ source: place }) => place === 'main.lua:1')).toBe(true)
  // A finding says it; the console does not say it again.
  expect(messages.filter(({ level }) => level === 'warning')).toEqual([])
})

test('each kind is told once for each line, however often it runs', async () => {
  const { found } = await start(`
    for i = 1, 100 do network.request("http://h/", "GET", print) end
    network.request("http://h/", "GET", print)`)
  expect(found.map(({ source }) => source)).toEqual(['main.lua:2', 'main.lua:3'])
})

test('what was seen is told, and not at any length', async () => {
  const { found } = await start(`
    network.request("https://h/ " .. ("x"):rep(5000), "GET", print, {})
    network.request("http://user@example.com:80/secret", "GET", print, {})`)
  expect(found.map(({ detail }) => detail)).toEqual([`https://h/ ${'x'.repeat(289)}`, 'example.com'])
})

test('[M28] modules are looked through when they are loaded', async () => {
  const { found } = await startApp('require("lib.a") require("lib.a")', {
    ...settings,
    'lib/a.lua': '\nlocal t = {}\nfunction keep(event) t[event.requestId] = event end',
  })
  expect(found).toEqual([{ kind: 'request-id-as-key', source: 'lib/a.lua:3', detail: '[event.requestId]' }])
})

describe('[M36] requests of an app that leaves', () => {
  const listener = `Runtime:addEventListener("system", function(event)
    if event.type ~= "applicationStart" then network.request("https://h/", "GET", print, {}) end
  end)`

  test('in applicationSuspend: a finding, and the request goes out', async () => {
    const { app, found, network } = await start(listener)
    app.suspend()
    expect(found).toEqual([
      { kind: 'request-while-suspended', source: 'main.lua:2', detail: 'applicationSuspend' },
    ])
    expect(network.started).toHaveLength(1)
  })

  test('in applicationResume: none', async () => {
    const { app, found } = await start(listener.replace('~= "applicationStart"', '== "applicationResume"'))
    app.suspend()
    app.resume()
    expect(found).toEqual([])
  })

  test('in applicationExit: a finding, and no request', async () => {
    const { app, found, network } = await start(listener)
    app.exit()
    expect(found.map(({ detail }) => detail)).toEqual(['applicationExit'])
    expect(network.started).toEqual([])
  })
})
