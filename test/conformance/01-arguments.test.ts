import { describe, expect, it } from 'vitest'
import { profileNames } from '../../src/shared/profile/profile.ts'
import { attempts } from '../support/lua-attempts.ts'
import { runApp } from '../support/simulated-app.ts'
import { textReply, wireServer } from '../support/wire-server.ts'

describe('arguments of the wrong type', () => {
  it.each(profileNames)(
    '[M1] %s: a URL that is no string raises at the line of the call',
    async (profile) => {
      const app = await runApp(
        attempts([
          'network.request(nil, "GET", show)',
          'network.request(12, "GET", show)',
          'network.download({}, "GET", show, "f")',
          'network.upload(true, "POST", show, "f")',
        ]),
        { profile },
      )
      expect(app.lines()).toEqual([
        "main.lua:1: network.request: 'url' parameter must be a string (got nil)",
        "main.lua:2: network.request: 'url' parameter must be a string (got number)",
        "main.lua:3: network.request: 'url' parameter must be a string (got table)",
        "main.lua:4: network.request: 'url' parameter must be a string (got boolean)",
      ])
      expect(app.events()).toEqual([])
    },
  )

  it('[M1] an error that nobody catches is told with its place, and the app goes on', async () => {
    const app = await runApp(
      'timer.performWithDelay(1, function() print("on") end)\n\nnetwork.request(nil, "GET", show)',
    )
    expect(app.messages()[0]).toMatch(
      /^main\.lua:3: network\.request: 'url' parameter must be a string \(got nil\)/,
    )
    expect(app.lines()).toEqual(['on'])
  })

  it.each(profileNames)('[M2] %s: a method that is no string raises', async (profile) => {
    const app = await runApp(
      attempts([
        'network.request("http://127.0.0.1:1/", 5, show)',
        'network.download("http://127.0.0.1:1/", {}, show, "f")',
        'network.upload("http://127.0.0.1:1/", true, show, "f")',
      ]),
      { profile },
    )
    expect(app.lines()).toEqual([
      "main.lua:1: network.request: 'method' parameter must be a string (got number)",
      "main.lua:2: network.download: 'method' parameter must be a string (got table)",
      "main.lua:3: network.upload: 'method' parameter must be a string (got boolean)",
    ])
  })

  it.each(profileNames)('[M3] %s: a listener that is neither function nor table raises', async (profile) => {
    const app = await runApp(
      attempts([
        'network.request("http://127.0.0.1:1/", "GET", "listener")',
        'network.download("http://127.0.0.1:1/", "GET", 3, "f")',
        'network.upload("http://127.0.0.1:1/", "POST", true, "f")',
      ]),
      { profile },
    )
    expect(app.lines()).toEqual([
      "main.lua:1: network.request: 'listener' parameter must be a function (got string)",
      "main.lua:2: network.download: 'listener' parameter must be a function (got number)",
      "main.lua:3: network.upload: 'listener' parameter must be a function (got boolean)",
    ])
  })

  it.each(profileNames)('[M4] %s: params that are no table raise', async (profile) => {
    const app = await runApp(attempts(['network.request("http://127.0.0.1:1/", "GET", show, "params")']), {
      profile,
    })
    expect(app.lines()).toEqual([
      "main.lua:1: network.request: 'params' parameter must be a table (got string)",
    ])
  })
})

describe('methods', () => {
  const sent = {
    reference: ['PUT', 'PATCH', 'OPTIONS', 'OPTIONS', 'HEAD'],
    'mac-simulator': ['PUT', 'PATCH', 'OPTIONS', 'OPTIONS', 'HEAD'],
    'windows-simulator': ['PUT', 'PATCH', 'OPTIONS', 'OPTIONS', 'HEAD'],
    android: ['PUT', 'PATCH', 'OPTIONS', 'OPTIONS', 'HEAD'],
    ios: ['PUT', 'PATCH', 'OPTIONS', 'OPTIONS', 'HEAD'],
    linux: ['POST', 'GET', 'GET', 'GET', 'GET'],
    html5: ['PUT', 'PATCH', 'OPTIONS', 'OPTIONS', 'HEAD'],
  }

  it.each(profileNames)(
    '[M2] %s: case does not matter, and an unknown method warns once',
    async (profile) => {
      const server = await wireServer()
      const app = await runApp(
        `local url = "${server.url}/"
      local headers = { ["Content-Type"] = "text/plain" }
      local calls = {
        { "put", { body = "text", headers = headers } }, { "Patch" }, { "options" }, { "OPTIONS" }, { "head" },
      }
      local function next()
        local call = table.remove(calls, 1)
        if call then network.request(url, call[1], next, call[2] or {}) end
      end
      next()`,
        { profile },
      )
      expect(server.seen.map(({ method }) => method)).toEqual(sent[profile])
      expect(app.messages().filter((message) => message.includes('nonstandard'))).toEqual([
        'WARNING: nonstandard network.request method "OPTIONS" may require custom HTTP headers',
      ])
    },
  )

  it.each(profileNames)('[M2] %s: a method that HTTP’s own list does not have', async (profile) => {
    const server = await wireServer()
    const app = await runApp(`network.request("${server.url}/", "PROPFIND", show, {})`, { profile })
    const isKnown = profile !== 'android'
    expect(app.events()).toMatchObject([{ isError: !isKnown, status: isKnown ? 200 : -1 }])
    const method = profile === 'linux' ? 'GET' : 'PROPFIND'
    expect(server.seen.map((request) => request.method)).toEqual(isKnown ? [method] : [])
  })

  it('[M2] without a method it is GET, of an upload POST', async () => {
    const server = await wireServer()
    await runApp(
      `network.request("${server.url}/", nil, show)
      network.upload("${server.url}/", nil, show, { headers = { ["Content-Type"] = "text/plain" } }, "f.txt", system.DocumentsDirectory)`,
      { documents: { 'f.txt': 'file' } },
    )
    expect(server.seen.map(({ method }) => method).toSorted()).toEqual(['GET', 'POST'])
  })
})

describe('the listener', () => {
  it.each(profileNames)('[M3] %s: a function, or a table with networkRequest', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `local object = { name = "mine" }
      function object:networkRequest(event) print(self.name, event.response) end
      network.request("${server.url}/", "GET", object, {})
      network.request("${server.url}/", "GET", function(event) print("function", event.response) end, {})`,
      { profile },
    )
    expect(app.lines().toSorted()).toEqual(['function\thello', 'mine\thello'])
  })

  it.each(profileNames)('[M3] %s: without a listener the params are not looked at', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `network.request("${server.url}/a", "POST", nil, { body = "lost", headers = { ["X-Lost"] = "1" } })
      network.request("${server.url}/b", "GET")
      network.download("${server.url}/c", "GET", nil, "lost.txt")`,
      { profile },
    )
    const seen = server.seen.toSorted((a, b) => a.url.localeCompare(b.url))
    expect(seen.map(({ url, body }) => [url, body])).toEqual([
      ['/a', ''],
      ['/b', ''],
      ['/c', ''],
    ])
    expect(seen.map(({ header }) => header('X-Lost'))).toEqual([undefined, undefined, undefined])
    expect(app.listed()).toEqual([])
    const found = app.findings().map(({ kind, source }) => `${kind} ${source}`)
    expect(found).toContain('params-without-listener main.lua:1')
    expect(found).toContain('no-listener main.lua:2')
  })

  it.each(profileNames)('[M3] %s: a table without networkRequest is read as the params', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `network.request("${server.url}/", "POST", {
        body = "kept", headers = { ["Content-Type"] = "text/plain; charset=UTF-8", ["X-Kept"] = "1" },
      }, { headers = { ["X-Fourth"] = "1" } })`,
      { profile },
    )
    expect(server.seen.map(({ method, body }) => [method, body])).toEqual([['POST', 'kept']])
    expect(server.seen[0]?.header('X-Kept')).toBe('1')
    expect(server.seen[0]?.header('X-Fourth')).toBeUndefined()
    expect(app.events()).toEqual([])
  })
})
