import { describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/solar2d-app.ts'
import { profileNames, type ProfileName } from '../../../shared/profile/profile.ts'

const settings = {
  'build.settings': `settings = {
    android = { usesPermissions = { "android.permission.INTERNET" } },
    iphone = { plist = { NSAppTransportSecurity = { NSAllowsArbitraryLoads = true } } },
  }`,
}

const start = (profile: ProfileName, source: string): Promise<TestApp> =>
  startApp(source, settings, { profile })
const textsOf = ({ messages }: TestApp): string[] => messages.map(({ text }) => text)

const withPlace = 'ERROR: network: main.lua:1: invalid parameter: '
const withoutPlace = 'ERROR: network: invalid parameter: '
const beginnings: Readonly<Record<ProfileName, string>> = {
  reference: withPlace,
  'mac-simulator': withPlace,
  ios: withPlace,
  'windows-simulator': withoutPlace,
  linux: withoutPlace,
  html5: withoutPlace,
  android: 'ERROR: network: ',
}

describe.each(profileNames)('%s', (profile) => {
  test('[M4] the line of a parameter that is refused', async () => {
    const app = await start(profile, 'print(network.request("http://h/", "GET", print, { timeout = "5" }))')
    expect(textsOf(app)).toEqual([
      `${beginnings[profile]}'timeout' value of params table, if provided, should be a numeric value (got string)`,
    ])
    expect(app.printed()).toBe('nil\n')
    expect(app.network.started).toEqual([])
  })

  test('[M4] false in the place of the params is none', async () => {
    const app = await start(
      profile,
      'network.request("http://h/", "GET", print, false) network.request("http://h/", "GET", false)',
    )
    const line = `${beginnings[profile]}Fourth argument to network.request(), if provided, should be a params table (got boolean)`
    expect(textsOf(app)).toEqual([line, line])
    expect(app.network.started).toEqual([])
  })

  test('[M4] handleRedirects that is no boolean', async () => {
    const app = await start(profile, 'network.request("http://h/", "GET", print, { handleRedirects = 0 })')
    const isRefused = ['reference', 'mac-simulator', 'ios', 'android'].includes(profile)
    expect(app.network.started).toHaveLength(isRefused ? 0 : 1)
  })

  test('[M15] progress = "none"', async () => {
    const app = await start(profile, 'network.request("http://h/", "GET", print, { progress = "None" })')
    expect(app.network.started.map(({ progress }) => progress)).toEqual(profile === 'android' ? [] : ['none'])
  })

  test('[M26] what a call gives, and what network.cancel makes of it', async () => {
    const app = await start(
      profile,
      `local first = network.request("http://h/1", "GET", print, {})
       local second = network.request("http://h/2", "GET", function(e) print(type(e.requestId)) end, {})
       print(type(first), network.cancel(first), network.cancel(first))`,
    )
    app.network.send(1)
    const said: Readonly<Record<string, string>> = {
      linux: 'number\ttrue\tfalse\nnil\n',
      html5: 'nil\ttrue\ttrue\nnil\n',
    }
    expect(app.printed()).toBe(said[profile] ?? 'userdata\ttrue\ttrue\nuserdata\n')
    expect(app.network.cancelled).toEqual(profile === 'html5' ? [] : ['r-1'])
  })

  test('[M30] timeouts of nothing and of less', async () => {
    const app = await start(
      profile,
      `for _, timeout in ipairs({ 0, 0.5, -0.5, -3 }) do
        network.request("http://h/", "GET", print, { timeout = timeout })
      end`,
    )
    const endless = 2_147_483_647
    const isEndless = ['windows-simulator', 'android', 'linux'].includes(profile)
    expect(app.network.started.map(({ timeoutMs }) => timeoutMs)).toEqual(
      Array.from({ length: 4 }, () => (isEndless ? endless : 30_000)),
    )
    expect(app.network.started.map(({ refusal }) => refusal)).toEqual([
      undefined,
      undefined,
      undefined,
      profile === 'android' ? 'timeout can not be negative' : undefined,
    ])
    expect(textsOf(app)).toEqual(profile === 'windows-simulator' ? ['Error setting WinHttp timeouts'] : [])
  })

  test('[M29] redirects: with and without params, and not wanted', async () => {
    const app = await start(
      profile,
      `network.request("http://h/", "GET", print)
       network.request("http://h/", "GET", print, {})
       network.request("http://h/", "GET", print, { handleRedirects = false })`,
    )
    const isReduced = profile === 'linux' || profile === 'html5'
    const isApple = profile === 'mac-simulator' || profile === 'ios'
    expect(app.network.started.map(({ followRedirects }) => followRedirects)).toEqual([
      !isApple,
      true,
      isReduced,
    ])
  })

  test('[M22] where a file without baseDirectory is', async () => {
    const app = await start(
      profile,
      `network.request("http://h/", "GET", print, { response = { filename = "f" } })
       network.upload("http://h/", "POST", print, "g", "text/plain")
       network.download("http://h/", "GET", print, "h")`,
    )
    const directory = profile === 'reference' ? 'DocumentsDirectory' : 'ResourceDirectory'
    const [request, upload, download] = app.network.started
    expect(request?.target).toEqual({ directory, name: 'f' })
    const body = { kind: 'file', file: { directory, name: 'g' } }
    expect(upload?.body).toEqual(profile === 'html5' ? undefined : body)
    expect(download?.target).toEqual({ directory: 'DocumentsDirectory', name: 'h' })
  })

  test('[M2] an unknown method', async () => {
    const app = await start(profile, 'network.request("http://h/", "brew", print, {})')
    const [request] = app.network.started
    expect(request?.method).toBe(profile === 'linux' ? 'GET' : 'BREW')
    expect(request?.refusal).toBe(
      profile === 'android'
        ? 'Expected one of [OPTIONS, GET, HEAD, POST, PUT, DELETE, TRACE, PATCH] but was BREW'
        : undefined,
    )
    expect(textsOf(app)).toEqual([
      'WARNING: nonstandard network.request method "BREW" may require custom HTTP headers',
    ])
  })

  test('params.debug', async () => {
    const app = await start(
      profile,
      `network.request("http://h/", "GET", function(e) print(e.debug and e.debug.charset) end, { debug = true })
       network.request("http://h/", "GET", print, { debug = 1 })`,
    )
    const isReduced = profile === 'linux' || profile === 'html5'
    expect(app.network.started.map(({ debug }) => debug)).toEqual([isReduced ? undefined : true, undefined])
    app.network.send(0, { debug: { charset: 'UTF-8' } })
    expect(app.printed()).toBe('UTF-8\n')
  })
})

test('[M6] numbers beyond 32 bits, and what is none', async () => {
  const source = `network.request("http://h/", "GET", print, {
    headers = { A = 5000000000, B = -5000000000, C = 1e10, D = 0.5 } })`
  const headersOf = async (profile: ProfileName) =>
    Object.fromEntries((await start(profile, source)).network.started[0]?.headers ?? [])
  expect(await headersOf('reference')).toEqual({
    A: '2147483647',
    B: '-2147483648',
    C: '2147483647',
    D: '0.500000',
  })
  expect(await headersOf('android')).toEqual({
    A: '5000000000',
    B: '-5000000000',
    C: '10000000000',
    D: '0.5',
  })
})

test('[M6] Apple makes one header of names that differ in case only', async () => {
  const app = await start(
    'mac-simulator',
    `network.request("http://h/", "GET", print, {
       headers = { ["X-A"] = "1", ["x-a"] = "1", ["Content-Type"] = "a/b", ["content-type"] = "a/b" } })`,
  )
  const headers = app.network.started[0]?.headers.map(([name, value]) => [name.toLowerCase(), value])
  expect(headers?.toSorted()).toEqual([
    ['content-type', 'a/b,a/b; charset=UTF-8'],
    ['x-a', '1,1'],
  ])
})

test('[M9] Apple drops a text body that is no UTF-8, and says so', async () => {
  const app = await start(
    'ios',
    `network.request("http://h/", "POST", print, { body = "\\255" })
     network.request("http://h/", "POST", print, { body = "\\255", bodyType = "binary" })`,
  )
  expect(app.network.started.map(({ body }) => body?.kind)).toEqual([undefined, 'binary'])
  expect(textsOf(app)).toEqual([
    'main.lua:1: the body is not sent: it is no UTF-8, and bodyType is not "binary"',
  ])
})

test('[M26] linux: what is no number means the first request', async () => {
  const app = await start(
    'linux',
    `network.request("http://h/", "GET", print, {})
     print(network.cancel("7"), network.cancel(1), network.cancel({}), network.cancel())`,
  )
  expect(app.printed()).toBe('false\tfalse\ttrue\tfalse\n')
  expect(app.network.cancelled).toEqual(['r-1'])
})

test('[M19] Apple: began of an upload is heard before the call returns, and only once', async () => {
  const app = await start(
    'mac-simulator',
    `local id
     id = network.request("http://h/", "POST", function(e)
       print(e.phase, e.status, e.bytesEstimated, e.bytesTransferred, e.url, id == e.requestId)
     end, { progress = "upload", body = "hello" })
     print("returned")`,
  )
  const began = 'began\t-1\t5\t0\thttp://h/\tfalse\nreturned\n'
  expect(app.printed()).toBe(began)
  app.network.send(0, { phase: 'began', status: -1, bytesEstimated: 5 })
  expect(app.printed()).toBe(began)
  app.network.send(0, { bytesEstimated: 5, bytesTransferred: 5 })
  expect(app.printed()).toBe(`${began}ended\t200\t5\t5\thttp://h/\ttrue\n`)
  expect(app.network.acknowledged.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered'])
})

test('[M19] Apple: a cancel in that began is told as one in the first event', async () => {
  const app = await start(
    'mac-simulator',
    `network.request("http://h/", "POST", function(e) print(network.cancel(e.requestId)) end,
       { progress = "upload", body = "hello" })`,
  )
  expect(app.printed()).toBe('true\n')
  expect(app.network.cancelled).toEqual(['r-1'])
  app.network.send(0, { phase: 'began' })
  expect(app.printed()).toBe('true\n')
  expect(app.network.acknowledged.map(({ outcome }) => outcome)).toEqual(['cancelled'])
  expect(app.app.isIdle()).toBe(true)
})
