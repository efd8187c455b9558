import { describe, expect, test } from 'vitest'
import { pngHeader } from '../../../../test/support/png-header.ts'
import { startApp, type TestApp } from '../../../../test/support/solar2d-app.ts'
import { fail } from '../../../shared/outcome.ts'

const textsOf = ({ messages }: TestApp): string[] => messages.map(({ text }) => text)

async function raisedBy(line: string): Promise<string> {
  const { printed } = await startApp(`local ok, message = pcall(function() ${line} end) print(message)`)
  return printed().trimEnd()
}

describe('network.upload', () => {
  test.each([
    ['"f", dir, "a/b"', '{ directory = dir, type = "a/b" }'],
    ['"f", "a/b"', '{ type = "a/b" }'],
    ['{}, "f", dir, "a/b"', '{ directory = dir, type = "a/b" }'],
    ['{}, "f", "a/b"', '{ type = "a/b" }'],
    ['nil, "f", dir, "a/b"', '{ directory = dir, type = "a/b" }'],
    ['nil, "f", nil, "a/b"', '{ type = "a/b" }'],
  ])('[M23] upload(url, method, listener, %s)', async (rest, meant) => {
    const app = await startApp(`
      local dir = system.TemporaryDirectory
      network.upload("http://h/", nil, print, ${rest})
      local meant = ${meant}
      network.request("http://h/", "POST", print, {
        body = { filename = "f", baseDirectory = meant.directory }, headers = { ["Content-Type"] = meant.type } })`)
    const [upload, request] = app.network.started
    expect({ ...upload, id: '', api: '', callSite: '' }).toEqual({
      ...request,
      id: '',
      api: '',
      callSite: '',
    })
    expect(upload).toMatchObject({ api: 'upload', method: 'POST', progress: 'none' })
  })

  test("[M23] the caller's params are changed, another spelling of Content-Type is not", async () => {
    const app = await startApp(`
      local params = { progress = "download", headers = { ["content-type"] = "a/a" } }
      network.upload("http://h/", "put", print, params, "f", system.CachesDirectory, "b/b")
      print(params.progress, params.body.filename, params.body.baseDirectory == system.CachesDirectory)
      print(params.headers["Content-Type"], params.headers["content-type"])`)
    expect(app.printed()).toBe('upload\tf\ttrue\nb/b\ta/a\n')
    expect(app.network.started[0]).toMatchObject({ method: 'PUT', progress: 'upload' })
  })

  test.each([
    ['{ body = "text" }, "f"', "attempt to index field 'body' (a string value)"],
    ['5, "f"', "attempt to index local 'params' (a number value)"],
    ['{}, 5', "network.upload: 'filename' parameter must be a string (got number)"],
    [
      '{}, "f", {}',
      "network.upload: 'baseDirectory' parameter must be a system directory constant (got table)",
    ],
    ['{}, "f", nil, 5', "network.upload: 'contentType' parameter must be a string (got number)"],
  ])('[M23] upload(url, method, listener, %s) raises', async (rest, message) => {
    expect(await raisedBy(`network.upload("http://h/", "POST", print, ${rest})`)).toBe(
      `main.lua:1: ${message}`,
    )
  })

  test('[M23] without a file name: a log line and nothing', async () => {
    const app = await startApp('print(network.upload("http://h/", "POST", print, {}, nil, nil, "a/b"))')
    expect(textsOf(app)).toEqual([
      "ERROR: network: main.lua:1: invalid parameter: body 'filename' value is required and must be a string value",
    ])
    expect(app.network.started).toEqual([])
  })
})

test('[M21] params that are used again carry the new file', async () => {
  const app = await startApp(`
    local params = {}
    network.download("http://h/1", "GET", print, params, "a")
    network.download("http://h/2", "GET", print, params, "b")`)
  expect(app.network.started.map(({ target }) => target?.name)).toEqual(['a', 'b'])
})

test('[M22] a request that the host does not take fails where it can be seen', async () => {
  const app = await startApp(
    `timer.performWithDelay(1, function()
       network.request("http://h/", "GET", function(e) print(e.isError, e.status, e.response) end,
         { response = { filename = "f" } })
     end)`,
    {},
    { profile: 'linux' },
  )
  app.network.answer = fail('READ_ONLY', '"f" is in the project.')
  app.advance(1)
  expect(app.network.started[0]?.target?.directory).toBe('ResourceDirectory')
  await new Promise((resolve) => setImmediate(resolve))
  expect(app.printed()).toBe('true\t0\t"f" is in the project.\n')
  expect(app.messages).toEqual([
    { level: 'error', text: 'ERROR: network: main.lua:2: "f" is in the project.', source: 'main.lua:2' },
  ])
})

describe('display.loadRemoteImage', () => {
  test('[M37] asks for a download, by its own name', async () => {
    const app = await startApp(`
      print(select("#", display.loadRemoteImage("http://h/", "GET", print, { progress = true }, "f.png")))
      display.loadRemoteImage("http://h/", "GET", print, "g.png", system.TemporaryDirectory, 1, 2)`)
    expect(app.printed()).toBe('0\n')
    expect(app.network.started).toMatchObject([
      {
        api: 'loadRemoteImage',
        progress: 'download',
        target: { directory: 'DocumentsDirectory', name: 'f.png' },
      },
      {
        api: 'loadRemoteImage',
        progress: 'none',
        target: { directory: 'TemporaryDirectory', name: 'g.png' },
      },
    ])
  })

  test('[M37] progress has no target; the end has one, and comes to a table by its method', async () => {
    const app = await startApp(`
      local listener = {}
      function listener:networkRequest(event) print(self == listener, event.phase, event.target and event.target.x) end
      display.loadRemoteImage("http://h/", "GET", listener, { progress = true }, "f.png", 7, 8)`)
    app.network.send(0, { phase: 'began' })
    app.files.set('DocumentsDirectory/f.png', pngHeader(4, 4))
    app.network.send(0)
    expect(app.printed()).toBe('true\tbegan\tnil\ntrue\tended\t7\n')
    expect(app.app.scene.nodes).toMatchObject([{ x: 7, y: 8 }])
  })

  test('[M37] another status than 200: an old picture is shown, and that is a finding', async () => {
    const app = await startApp(
      '\ndisplay.loadRemoteImage("https://h/", "GET", function(e) print(e.target ~= nil) end, "f.png")',
      { 'DocumentsDirectory/f.png': pngHeader(4, 4) },
    )
    app.network.send(0, { status: 404 })
    expect(app.printed()).toBe('true\n')
    expect(app.found).toContainEqual({
      kind: 'image-status-not-checked',
      source: 'main.lua:2',
      detail: 'status 404',
    })
  })

  test('[M37] no file name: a line and nothing', async () => {
    const app = await startApp('display.loadRemoteImage("http://h/", "GET", print, { progress = true })')
    expect(app.messages).toEqual([
      {
        level: 'error',
        text: 'ERROR: no destination filename supplied to display.loadRemoteImage()',
        source: 'main.lua:1',
      },
    ])
    expect(app.network.started).toEqual([])
  })

  test('[M37] wrong arguments raise at the line of the app', async () => {
    expect(await raisedBy('display.loadRemoteImage(5, "GET", print, "f.png")')).toBe(
      "main.lua:1: network.request: 'url' parameter must be a string (got number)",
    )
  })

  test('what an app put in the place of network.download is called', async () => {
    const app = await startApp(`
      local download = network.download
      function network.download(url, ...) print(url, select("#", ...)) return download(url .. "?own", ...) end
      display.loadRemoteImage("http://h/", "GET", print, "f.png")`)
    expect(app.printed()).toBe('http://h/\t5\n')
    expect(app.network.started).toMatchObject([{ api: 'download', url: 'http://h/?own' }])
  })
})
