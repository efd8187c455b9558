import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { rawServer } from '../support/raw-server.ts'
import { runApp, simulateApp } from '../support/simulated-app.ts'
import { reply, textReply, wireServer } from '../support/wire-server.ts'

const apple: readonly ProfileName[] = ['mac-simulator', 'ios']
const reduced: readonly ProfileName[] = ['linux', 'html5']
const onlyText: readonly ProfileName[] = ['windows-simulator', ...reduced]

describe('a download', () => {
  it.each(profileNames)('[M20] %s: a 200 goes to its file, byte by byte', async (profile) => {
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251)
    const server = await wireServer({ '/': reply(200, bytes, { 'Content-Type': 'text/plain' }) })
    const app = await runApp(
      `network.download("${server.url}/", "GET", show, "f.bin", system.DocumentsDirectory)`,
      { profile },
    )
    expect(app.events()).toMatchObject([
      {
        phase: 'ended',
        isError: false,
        status: 200,
        responseType: onlyText.includes(profile) ? 'text' : 'binary',
        response: {
          filename: 'f.bin',
          baseDirectory: 'DocumentsDirectory',
          fullPath: join(app.documents, 'f.bin'),
        },
        bytesTransferred: 300_000,
        bytesEstimated: 300_000,
      },
    ])
    expect(Buffer.compare(Buffer.from(app.read('f.bin'), 'latin1'), bytes)).toBe(0)
    expect(app.listed()).toEqual(['f.bin'])
  })

  it.each(profileNames)('[M20] %s: a file that stands there is replaced', async (profile) => {
    const server = await wireServer({ '/': textReply('new') })
    const app = await runApp(
      `network.download("${server.url}/", "GET", show, "f.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'f.txt': 'old and longer' } },
    )
    await app.end()
    expect(app.read('f.txt')).toBe('new')
    expect(app.listed()).toEqual(['f.txt'])
  })

  it.each(profileNames)('[M20] %s: a sub-folder that is not there', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `network.download("${server.url}/", "GET", show, "a/b/f.txt", system.DocumentsDirectory)`,
      { profile },
    )
    const file = { filename: 'a/b/f.txt', baseDirectory: 'DocumentsDirectory' }
    const made: readonly ProfileName[] = ['reference', 'windows-simulator', 'android']
    expect(app.events()).toMatchObject([
      { isError: false, status: 200, response: apple.includes(profile) ? 'hello' : file },
    ])
    expect(app.listed('a/b')).toEqual(made.includes(profile) ? ['f.txt'] : [])
    expect(app.findings().map(({ kind }) => kind)).toContain('folder-must-exist')
  })

  it.each(profileNames)('[M20] %s: into a sub-folder that is there', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `network.download("${server.url}/", "GET", show, "a/f.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'a/other.txt': '' } },
    )
    expect(app.read('a/f.txt')).toBe('hello')
    expect(app.findings().map(({ kind }) => kind)).not.toContain('folder-must-exist')
  })

  it.each(profileNames)('[M20] %s: a 404 is a string, and the old file stays', async (profile) => {
    const server = await wireServer({ '/': reply(404, 'not here', { 'Content-Type': 'text/plain' }) })
    const app = await runApp(
      `network.download("${server.url}/", "GET", as("old"), "old.txt", system.DocumentsDirectory)
      network.download("${server.url}/", "GET", as("new"), "new.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'old.txt': 'old' } },
    )
    for (const label of ['old', 'new']) {
      expect(app.events(label)).toMatchObject([
        { isError: reduced.includes(profile), status: 404, response: 'not here', responseType: 'text' },
      ])
    }
    expect(app.listed()).toEqual(['old.txt'])
    expect(app.read('old.txt')).toBe('old')
  })

  it.each(profileNames)('[M20] %s: a part of a file, a 206', async (profile) => {
    const server = await wireServer({ '/': reply(206, 'part', { 'Content-Type': 'text/plain' }) })
    const app = await runApp(
      `network.download("${server.url}/", "GET", show, { headers = { Range = "bytes=0-3" } }, "f.txt", system.DocumentsDirectory)`,
      { profile },
    )
    const isSaved = profile === 'android'
    expect(app.events()).toMatchObject([{ status: 206, response: isSaved ? { filename: 'f.txt' } : 'part' }])
    expect(app.listed()).toEqual(isSaved ? ['f.txt'] : [])
  })

  it.each(profileNames)('[M20] %s: an empty 200', async (profile) => {
    const server = await wireServer({ '/': textReply('') })
    const app = await runApp(
      `network.download("${server.url}/", "GET", show, "f.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'f.txt': 'old' } },
    )
    const isText = profile === 'android' || apple.includes(profile)
    expect(app.events()).toMatchObject([
      { isError: false, status: 200, response: isText ? '' : { filename: 'f.txt' } },
    ])
    expect(app.read('f.txt')).toBe(isText ? 'old' : '')
  })

  it.each(profileNames)('[M20] %s: a transfer that breaks off', async (profile) => {
    const server = await rawServer((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf')
    })
    const app = await runApp(
      `network.download("${server.url}/", "GET", show, "f.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'f.txt': 'old' } },
    )
    await app.end()
    const isTaken = profile === 'linux'
    expect(app.events()).toMatchObject([
      isTaken ? { isError: false, status: 200, response: { filename: 'f.txt' } } : { isError: true },
    ])
    expect(app.read('f.txt')).toBe(isTaken ? 'half' : 'old')
    expect(app.listed()).toEqual(['f.txt'])
  })

  it.each(profileNames)('[M20] %s: where a folder has the name', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await simulateApp(
      `timer.performWithDelay(1, function()
        network.download("${server.url}/", "GET", show, "f", system.DocumentsDirectory)
      end)`,
      { profile },
    )
    mkdirSync(join(app.documents, 'f'))
    await app.idle()
    const status = reduced.includes(profile) ? 0 : -1
    expect(app.events()).toMatchObject([{ phase: 'ended', isError: true, status }])
    expect(app.listed()).toEqual(['f'])
    expect(app.listed('f')).toEqual([])
  })
})

describe('where a download goes', () => {
  it.each(profileNames)('[M21] %s: not into the resources, and to Documents by itself', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `network.download("${server.url}/", "GET", as("resource"), "a.txt", system.ResourceDirectory)
      network.download("${server.url}/", "GET", as("default"), "b.txt")`,
      { profile },
    )
    expect(app.messages()).toEqual([
      'WARNING: network.download() cannot save to system.ResourceDirectory, using system.DocumentsDirectory instead',
    ])
    expect(app.events('resource')).toMatchObject([{ response: { baseDirectory: 'DocumentsDirectory' } }])
    expect(app.events('default')).toMatchObject([{ response: { baseDirectory: 'DocumentsDirectory' } }])
    expect(app.listed()).toEqual(['a.txt', 'b.txt'])
  })

  it.each(profileNames)('[M21] %s: the caller’s params are changed', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `local params = { progress = "upload", response = { extra = 1 } }
      network.download("${server.url}/", "GET", show, params, "a.txt", system.TemporaryDirectory)
      print(params.progress, params.response.filename, params.response.extra,
        params.response.baseDirectory == system.TemporaryDirectory)
      local plain = {}
      network.download("${server.url}/", "GET", show, plain, "b.txt")
      print(plain.progress, plain.response.filename, plain.response.baseDirectory == system.DocumentsDirectory)
      network.download("${server.url}/", "GET", show, plain, "c.txt")
      print(plain.response.filename)`,
      { profile },
    )
    expect(app.lines()).toEqual(['download\ta.txt\t1\ttrue', 'nil\tb.txt\ttrue', 'c.txt'])
    expect(app.listed()).toEqual(['b.txt', 'c.txt'])
    expect(app.listed('../TemporaryFiles')).toEqual(['a.txt'])
  })

  it('[M22] reference: a response without a directory goes to Documents', async () => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `network.request("${server.url}/", "GET", show, { response = { filename = "f.txt" } })`,
    )
    expect(app.events()).toMatchObject([
      { isError: false, response: { filename: 'f.txt', baseDirectory: 'DocumentsDirectory' } },
    ])
    expect(app.read('f.txt')).toBe('hello')
    expect(app.findings()).toMatchObject([{ kind: 'base-directory-differs', source: 'main.lua:1' }])
  })

  it.each(profileNames.filter((name) => name !== 'reference'))(
    '[M22] %s: a response without a directory means the resources, and fails where it can be seen',
    async (profile) => {
      const server = await wireServer({ '/': textReply('hello') })
      const app = await runApp(
        `network.request("${server.url}/", "GET", show, { response = { filename = "f.txt" } })`,
        { profile },
      )
      expect(app.events()).toMatchObject([{ phase: 'ended', isError: true }])
      expect(app.listed()).toEqual([])
      expect(app.listed('../../project')).not.toContain('f.txt')
    },
  )

  it.each(profileNames.filter((name) => name !== 'html5'))(
    '[M22] %s: a body file without a directory',
    async (profile) => {
      const server = await wireServer()
      await runApp(
        `network.request("${server.url}/", "POST", show, {
          body = { filename = "f.txt" }, headers = { ["Content-Type"] = "text/plain" },
        })`,
        { profile, files: { 'f.txt': 'resource' }, documents: { 'f.txt': 'document' } },
      )
      expect(server.seen.map(({ body }) => body)).toEqual([profile === 'reference' ? 'document' : 'resource'])
    },
  )
})
