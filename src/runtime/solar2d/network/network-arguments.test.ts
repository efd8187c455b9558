import { describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/solar2d-app.ts'

/** Runs one line of Lua in a protected call and gives what it raised. */
async function raisedBy(line: string): Promise<string> {
  const { printed } = await startApp(`local ok, message = pcall(function() ${line} end) print(ok, message)`)
  return printed().trimEnd()
}

async function requestWith(params: string, method = 'POST'): Promise<TestApp> {
  return startApp(`print(network.request("http://h/", "${method}", print, ${params}) == nil)`)
}

async function headersOf(params: string, method?: string): Promise<readonly (readonly [string, string])[]> {
  const { network } = await requestWith(params, method)
  return network.started[0]?.headers ?? []
}

const errorTexts = (app: TestApp): string[] =>
  app.messages.filter(({ level }) => level === 'error').map(({ text }) => text)

describe('wrong argument types raise at the line of the caller', () => {
  test.each([
    ['network.request()', "network.request: 'url' parameter must be a string (got nil)"],
    ['network.request(5)', "network.request: 'url' parameter must be a string (got number)"],
    ['network.download(5)', "network.request: 'url' parameter must be a string (got number)"],
    ['network.request("u", 5)', "network.request: 'method' parameter must be a string (got number)"],
    [
      'network.request("u", "GET", "f")',
      "network.request: 'listener' parameter must be a function (got string)",
    ],
    [
      'network.request("u", "GET", print, 1)',
      "network.request: 'params' parameter must be a table (got number)",
    ],
    [
      'network.download("u", {}, print, "f")',
      "network.download: 'method' parameter must be a string (got table)",
    ],
    [
      'network.download("u", "GET", print, {}, 5)',
      "network.download: 'filename' parameter must be a string (got number)",
    ],
    [
      'network.download("u", "GET", print, "f", "docs")',
      "network.download: 'baseDirectory' parameter must be a system directory constant (got string)",
    ],
    ['network.download("u", "GET", print, 5, "f")', "attempt to index local 'params' (a number value)"],
  ])('%s', async (line, message) => {
    expect(await raisedBy(line)).toBe(`false\tmain.lua:1: ${message}`)
  })
})

describe('invalid params: log lines, no handle, no request, no event', () => {
  test.each([
    ['{ headers = 1 }', "'headers' value of params table, if provided, should be a table (got number)"],
    ['{ body = 5 }', "Either body string or table specifying body file is required if 'body' is specified"],
    ['{ body = {} }', "body 'filename' value is required and must be a string value"],
    [
      '{ bodyType = "x" }',
      '\'bodyType\' value of params table was invalid, must be either "text" or "binary", but was: "x"',
    ],
    [
      '{ bodyType = 1 }',
      "'bodyType' value of params table, if provided, should be a string value (got number)",
    ],
    [
      '{ progress = true }',
      "'progress' value of params table, if provided, should be a string value (got boolean)",
    ],
    [
      '{ progress = "x" }',
      '\'progress\' value of params table was invalid, if provided, must be either "upload" or "download", but was: "x"',
    ],
    [
      '{ response = "f" }',
      "'response' value of params table, if provided, should be a table specifying response location values",
    ],
    ['{ response = {} }', "response 'filename' value is required and must be a string value"],
    [
      '{ timeout = "5" }',
      "'timeout' value of params table, if provided, should be a numeric value (got string)",
    ],
    [
      '{ handleRedirects = 1 }',
      "'handleRedirects' value of params table, if provided, should be a boolean value (got number)",
    ],
    [
      '{ headers = { ["Content-Type"] = "text/plain; charset=klingon" } }',
      "'header' value for Content-Type header contained an unsupported character encoding: klingon",
    ],
    [
      '{ body = { filename = "f" } }',
      "Request Content-Type header is required when request 'body' is specified",
    ],
  ])('%s', async (params, text) => {
    const app = await requestWith(params)
    expect(errorTexts(app)).toEqual([`ERROR: network: main.lua:1: invalid parameter: ${text}`])
    expect(app.printed()).toBe('true\n')
    expect(app.network.started).toEqual([])
    expect(app.app.errorCount()).toBe(0)
  })

  test('every bad key gives its line', async () => {
    const app = await requestWith('{ headers = 1, timeout = "5", body = false }')
    expect(errorTexts(app)).toHaveLength(3)
  })
})

describe('what is sent', () => {
  test('header values: text as it is, whole and broken numbers, booleans; others and Content-Length are dropped', async () => {
    const headers = await headersOf(
      '{ headers = { A = "x", B = 5, C = 1.5, D = true, E = {}, ["content-length"] = "9", F = "" } }',
    )
    expect(new Map(headers)).toEqual(
      new Map([
        ['A', 'x'],
        ['B', '5'],
        ['C', '1.500000'],
        ['D', 'true'],
        ['F', ''],
      ]),
    )
  })

  test('[M7] a body without Content-Type gets one', async () => {
    expect(await headersOf('{ body = "a" }')).toEqual([['Content-Type', 'text/plain; charset=UTF-8']])
    expect(await headersOf('{ body = "a", bodyType = "binary" }')).toEqual([
      ['Content-Type', 'application/octet-stream'],
    ])
    expect(await headersOf('{}')).toEqual([])
  })

  test('a Content-Type without charset gets one, unless the body is binary', async () => {
    const type = 'headers = { ["content-type"] = "text/html" }'
    expect(await headersOf(`{ ${type} }`, 'GET')).toEqual([['content-type', 'text/html; charset=UTF-8']])
    expect(await headersOf(`{ ${type}, bodyType = "BINARY" }`)).toEqual([['content-type', 'text/html']])
    expect(await headersOf('{ headers = { ["Content-Type"] = "a/b; charset=ISO-8859-1" } }')).toEqual([
      ['Content-Type', 'a/b; charset=ISO-8859-1'],
    ])
  })

  test('a text body ends at the first NUL, a binary one does not', async () => {
    const text = await requestWith('{ body = "ab\\0cd" }')
    expect(text.network.started[0]?.body).toEqual({ kind: 'text', bytes: new Uint8Array([97, 98]) })
    const binary = await requestWith('{ body = "a\\0\\255", bodyType = "binary" }')
    expect(binary.network.started[0]?.body).toEqual({ kind: 'binary', bytes: new Uint8Array([97, 0, 255]) })
  })

  test('the body of a GET is not sent, and that is a finding', async () => {
    const app = await requestWith('{ body = "a" }', 'GET')
    expect(app.network.started[0]?.body).toBeUndefined()
    expect(app.found).toContainEqual({ kind: 'body-dropped', source: 'main.lua:1', detail: 'GET' })
    expect(app.messages).toEqual([])
  })

  test.each([
    ['0', 30_000],
    ['-1', 30_000],
    ['0.9', 30_000],
    ['2.9', 2000],
    ['math.huge', 2_147_483_000],
    ['0/0', 30_000],
  ])('timeout = %s is %i ms', async (timeout, timeoutMs) => {
    const app = await requestWith(`{ timeout = ${timeout} }`)
    expect(app.network.started[0]?.timeoutMs).toBe(timeoutMs)
  })

  test('methods are upper-cased; an unknown one is warned about once', async () => {
    const app = await startApp(
      'network.request("u", "options") network.request("u", "Options") network.request("u", "patch")',
    )
    expect(app.network.started.map(({ method }) => method)).toEqual(['OPTIONS', 'OPTIONS', 'PATCH'])
    expect(app.messages.map(({ text }) => text)).toEqual([
      'WARNING: nonstandard network.request method "OPTIONS" may require custom HTTP headers',
    ])
  })

  test('the call site goes with the request', async () => {
    const app = await startApp('\n\nnetwork.request("u")')
    expect(app.network.started[0]?.callSite).toBe('main.lua:3')
  })
})

describe('the listener decides whether the params are read', () => {
  test('nil: ignored, and that is a finding', async () => {
    const app = await startApp('network.request("u", "POST", nil, { body = "a" })')
    expect(app.network.started[0]?.body).toBeUndefined()
    expect(app.found).toContainEqual({ kind: 'params-without-listener', source: 'main.lua:1' })
    expect(app.messages).toEqual([])
  })

  test('a table without a networkRequest function is read as the params', async () => {
    const app = await startApp('network.request("u", "POST", { body = "a" }, { body = "b" })')
    expect(app.network.started[0]?.body).toEqual({ kind: 'text', bytes: new Uint8Array([97]) })
  })
})

describe('network.download', () => {
  test('the four forms ask for the same', async () => {
    const app = await startApp(`
      local dir = system.DocumentsDirectory
      network.download("u", "GET", print, "f", dir)
      network.download("u", "GET", print, "f")
      network.download("u", "GET", print, nil, "f", dir)
      network.download("u", "GET", print, {}, "f", dir)`)
    const targets = app.network.started.map(({ api, target, progress }) => ({ api, target, progress }))
    const expected = {
      api: 'download',
      target: { directory: 'DocumentsDirectory', name: 'f' },
      progress: 'none',
    }
    expect(targets).toEqual([expected, expected, expected, expected])
  })

  test("the caller's params are changed", async () => {
    const app = await startApp(`
      local params = { progress = "upload" }
      network.download("u", "GET", print, params, "f", system.TemporaryDirectory)
      print(params.progress, params.response.filename, params.response.baseDirectory == system.TemporaryDirectory)`)
    expect(app.printed()).toBe('download\tf\ttrue\n')
    expect(app.network.started[0]).toMatchObject({
      progress: 'download',
      target: { directory: 'TemporaryDirectory', name: 'f' },
    })
  })

  test('the project folder is not written to', async () => {
    const app = await startApp('network.download("u", "GET", print, "f", system.ResourceDirectory)')
    expect(app.network.started[0]?.target).toEqual({ directory: 'DocumentsDirectory', name: 'f' })
    expect(app.messages[0]?.text).toBe(
      'WARNING: network.download() cannot save to system.ResourceDirectory, using system.DocumentsDirectory instead',
    )
  })

  test('without a file name: a log line and nothing', async () => {
    const app = await startApp('print(network.download("u", "GET", print))')
    expect(errorTexts(app)).toEqual([
      "ERROR: network: main.lua:1: invalid parameter: response 'filename' value is required and must be a string value",
    ])
    expect(app.printed()).toBe('nil\n')
  })
})
