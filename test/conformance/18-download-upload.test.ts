import { describe, expect, it } from 'vitest'
import { profileNames } from '../../src/shared/profile/profile.ts'
import { attempts } from '../support/lua-attempts.ts'
import { runApp } from '../support/simulated-app.ts'
import { textReply, wireServer } from '../support/wire-server.ts'

describe('the shapes of download and upload', () => {
  it.each(profileNames)('[M23] %s: download with and without params and directory', async (profile) => {
    const server = await wireServer({ '/': textReply('saved') })
    const app = await runApp(
      `local url, Documents, Temporary = "${server.url}/", system.DocumentsDirectory, system.TemporaryDirectory
      network.download(url, "GET", as("1"), "1.txt", Documents)
      network.download(url, "GET", as("2"), "2.txt")
      network.download(url, "GET", as("3"), nil, "3.txt", Documents)
      network.download(url, "GET", as("4"), { headers = { ["X-Four"] = "4" } }, "4.txt", Documents)
      network.download(url, "GET", as("5"), {}, "5.txt", Temporary)`,
      { profile },
    )
    expect(app.listed()).toEqual(['1.txt', '2.txt', '3.txt', '4.txt'])
    expect(app.listed('../TemporaryFiles')).toEqual(['5.txt'])
    const places = ['1', '2', '3', '4', '5'].map((label) => app.events(label)[0]?.response)
    expect(places).toMatchObject([
      { filename: '1.txt', baseDirectory: 'DocumentsDirectory' },
      { filename: '2.txt', baseDirectory: 'DocumentsDirectory' },
      { filename: '3.txt', baseDirectory: 'DocumentsDirectory' },
      { filename: '4.txt', baseDirectory: 'DocumentsDirectory' },
      { filename: '5.txt', baseDirectory: 'TemporaryDirectory' },
    ])
    expect(server.seen.filter(({ header }) => header('X-Four') === '4')).toHaveLength(1)
  })

  it('[M23] a download without a file name is refused with a line, and is no request', async () => {
    const server = await wireServer()
    const app = await runApp(`print(network.download("${server.url}/", "GET", show, {}))`)
    expect(app.lines()).toEqual(['nil'])
    expect(app.messages()).toEqual([
      "ERROR: network: main.lua:1: invalid parameter: response 'filename' value is required and must be a string value",
    ])
    expect(server.seen).toEqual([])
  })

  it.each(profileNames.filter((name) => name !== 'html5'))(
    '[M23] %s: upload with params, directory and content type in every order',
    async (profile) => {
      const server = await wireServer()
      const app = await runApp(
        `local url, Documents = "${server.url}/", system.DocumentsDirectory
        network.upload(url .. "1", "POST", as("1"), "f.txt", Documents, "text/one")
        network.upload(url .. "2", "PUT", as("2"), {}, "f.txt", Documents, "text/two")
        network.upload(url .. "3", "POST", as("3"), nil, "f.txt", Documents, "text/three")
        network.upload(url .. "4", "POST", as("4"), "r.txt", "text/four")
        network.upload(url .. "5", "POST", as("5"), { headers = { ["Content-Type"] = "text/five" } }, "f.txt", Documents)
        network.upload(url .. "6", nil, as("6"), {}, "r.txt", system.ResourceDirectory, "text/six")`,
        { profile, documents: { 'f.txt': 'file', 'r.txt': 'file' }, files: { 'r.txt': 'file' } },
      )
      const seen = server.seen.toSorted((a, b) => a.url.localeCompare(b.url))
      expect(seen.map(({ url, body, header }) => [url, body, header('Content-Type')])).toEqual([
        ['/1', 'file', 'text/one'],
        ['/2', 'file', 'text/two'],
        ['/3', 'file', 'text/three'],
        ['/4', 'file', 'text/four'],
        ['/5', 'file', 'text/five'],
        ['/6', 'file', 'text/six'],
      ])
      const expected = profile === 'linux' ? 'POST' : 'PUT'
      expect(seen.map(({ method }) => method)).toEqual(['POST', expected, 'POST', 'POST', 'POST', 'POST'])
      expect(app.events()).toHaveLength(6)
    },
  )

  it.each(profileNames)('[M23] %s: what download and upload check of their own', async (profile) => {
    const app = await runApp(
      attempts([
        'network.download("http://127.0.0.1:1/", "GET", show, {}, 5)',
        'network.download("http://127.0.0.1:1/", "GET", show, "f", "docs")',
        'network.download("http://127.0.0.1:1/", "GET", show, 5, "f")',
        'network.upload("http://127.0.0.1:1/", "POST", show, {}, 5)',
        'network.upload("http://127.0.0.1:1/", "POST", show, {}, "f", 5)',
        'network.upload("http://127.0.0.1:1/", "POST", show, "f", system.DocumentsDirectory, 5)',
        'network.upload("http://127.0.0.1:1/", "POST", show, { body = "text" }, "f")',
      ]),
      { profile },
    )
    expect(app.lines()).toEqual([
      "main.lua:1: network.download: 'filename' parameter must be a string (got number)",
      "main.lua:2: network.download: 'baseDirectory' parameter must be a system directory constant (got string)",
      expect.stringMatching(/attempt to index local 'params' \(a number value\)$/),
      "main.lua:4: network.upload: 'filename' parameter must be a string (got number)",
      "main.lua:5: network.upload: 'baseDirectory' parameter must be a system directory constant (got number)",
      "main.lua:6: network.upload: 'contentType' parameter must be a string (got number)",
      expect.stringMatching(/attempt to index field 'body' \(a string value\)$/),
    ])
  })
})
