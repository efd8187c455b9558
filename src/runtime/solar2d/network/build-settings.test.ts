import { describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/solar2d-app.ts'
import type { ProfileName } from '../../../shared/profile/profile.ts'

const start = (profile: ProfileName, source: string, buildSettings?: string): Promise<TestApp> =>
  startApp(source, buildSettings === undefined ? {} : { 'build.settings': buildSettings }, { profile })

const kinds = ({ found }: TestApp): string[] => found.map(({ kind }) => kind)

const both =
  'settings = { android = { usesPermissions = { "android.permission.INTERNET", "android.permission.ACCESS_NETWORK_STATE" } } }'
const call = `do
  local ok, message = pcall(function() network.request("https://h/", "GET", print, {}) end)
  print(ok and "started" or message)
end`.replaceAll(/\s+/g, ' ')

describe('Android permissions', () => {
  test.each([
    undefined,
    'settings = { android = { usesPermissions = { "android.permission.VIBRATE" } } }',
    'settings = { android = "text" }',
    'settings = 5',
  ])('missing in %j: each call raises, and that is a finding', async (buildSettings) => {
    const app = await start('android', `${call}\n${call}`, buildSettings)
    const text = 'Neither user 10000 nor current process has android.permission.INTERNET.\n'
    expect(app.printed()).toBe(`main.lua:1: ${text}main.lua:2: ${text}`)
    expect(app.network.started).toEqual([])
    expect(kinds(app)).toEqual(['internet-permission-missing'])
  })

  test('missing: elsewhere a finding only', async () => {
    const app = await start('reference', call)
    expect(app.network.started).toHaveLength(1)
    expect(kinds(app)).toEqual(['internet-permission-missing'])
  })

  test('given', async () => {
    const app = await start('android', `${call} print(network.getConnectionStatus().isConnected)`, both)
    expect(app.network.started).toHaveLength(1)
    expect(app.printed()).toBe('started\ntrue\n')
    expect(kinds(app)).toEqual([])
  })

  test('[M40] the status of the connection has its own', async () => {
    const line = 'print(select(2, pcall(function() network.getConnectionStatus() end)))'
    const app = await start('android', line, 'settings = {}')
    expect(app.printed()).toBe(
      'main.lua:1: Neither user 10000 nor current process has android.permission.ACCESS_NETWORK_STATE.\n',
    )
  })
})

describe('the file is run in an empty environment', () => {
  test.each([
    'settings = {',
    'settings = { name = os.date() }',
    'print("x")',
    'network.request("https://h/")',
  ])('%s: a warning, and everything counts as permitted', async (buildSettings) => {
    const app = await start('android', call, buildSettings)
    expect(app.printed()).toBe('started\n')
    expect(app.messages[0]?.text).toMatch(
      /^build\.settings cannot be read, so everything counts as permitted: build\.settings:1: /,
    )
    expect(kinds(app)).toEqual([])
  })

  test('what it sets stays in it', async () => {
    const app = await start('reference', `${call} print(settings, stray)`, `stray = 1 ${both}`)
    expect(app.printed()).toBe('started\nnil\tnil\n')
  })

  test('it cannot raise something that hurts', async () => {
    const app = await start('reference', call, 'local x = ("x"):rep(10) settings = x .. nil')
    expect(app.app.errorCount()).toBe(0)
  })
})

const security = (inner: string): string =>
  `settings = { android = { usesPermissions = { "android.permission.INTERNET" } },
    iphone = { plist = { NSAppTransportSecurity = { ${inner} } } } }`
const exception = (domain: string, inner: string): string =>
  `NSExceptionDomains = { ["${domain}"] = { ${inner} } }`

describe('App Transport Security', () => {
  const insecure = 'NSExceptionAllowsInsecureHTTPLoads = true'
  const deeper = `${insecure}, NSIncludesSubdomains = true`

  test.each([
    ['http://a.example.com/', '', false],
    ['https://a.example.com/', '', true],
    ['http://a.example.com/', 'NSAllowsArbitraryLoads = true', true],
    ['http://a.example.com:8080/', exception('a.example.com', insecure), true],
    ['http://A.Example.com/', exception('a.example.COM', insecure), true],
    ['http://a.example.com/', exception('example.com', insecure), false],
    ['http://a.example.com/', exception('example.com', deeper), true],
    ['http://badexample.com/', exception('example.com', deeper), false],
    [
      'http://a.example.com/',
      exception('a.example.com', 'NSThirdPartyExceptionAllowsInsecureHTTPLoads = true'),
      true,
    ],
    ['http://a.example.com/', `NSAllowsArbitraryLoads = true, ${exception('a.example.com', '')}`, false],
    ['http://127.0.0.1:80/', 'NSAllowsLocalNetworking = true', true],
    ['http://printer.local/', 'NSAllowsLocalNetworking = true', true],
    ['http://example.com/', 'NSAllowsLocalNetworking = true', false],
  ])('[M31] ios: %s with { %s }: allowed %s', async (url, inner, isAllowed) => {
    const app = await start('ios', `network.request("${url}", "GET", print, {})`, security(inner))
    expect(app.network.started.map(({ refusal }) => refusal)).toEqual([
      isAllowed
        ? undefined
        : 'The resource could not be loaded because the App Transport Security policy requires the use of a secure connection.',
    ])
    expect(kinds(app)).toEqual(isAllowed ? [] : ['plain-http'])
  })

  test('[M31] the simulator lets it through, with a finding', async () => {
    const app = await start('mac-simulator', 'network.request("http://h/", "GET", print, {})', security(''))
    expect(app.network.started[0]?.refusal).toBeUndefined()
    expect(kinds(app)).toEqual(['plain-http'])
  })
})
