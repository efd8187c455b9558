import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { runApp } from '../support/simulated-app.ts'
import { wireServer } from '../support/wire-server.ts'

const apple: readonly ProfileName[] = ['mac-simulator', 'ios']
const reduced: readonly ProfileName[] = ['linux', 'html5']
const recoding = profileNames.filter((name) => !reduced.includes(name))

/** The bytes of the text in UTF-8, one character each. */
const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

const martian = (url: string): string =>
  `print(network.request("${url}/", "POST", show, {
    body = "text", headers = { ["Content-Type"] = "text/plain; charset=martian" },
  }) == nil)`

describe('a text body', () => {
  it.each(profileNames)('[M9] %s: ends at its first NUL, a binary one does not', async (profile) => {
    const server = await wireServer()
    await runApp(
      `local headers = { ["Content-Type"] = "text/plain" }
      network.request("${server.url}/text", "POST", show, { body = "ab\\0cd", headers = headers })
      network.request("${server.url}/binary", "POST", show, { body = "ab\\0cd", bodyType = "binary", headers = headers })`,
      { profile },
    )
    const bodies = Object.fromEntries(server.seen.map(({ url, body }) => [url, body]))
    expect(bodies).toEqual({ '/text': 'ab', '/binary': 'ab\0cd' })
  })

  it.each(profileNames)('[M9] %s: every byte of a binary body arrives', async (profile) => {
    const server = await wireServer()
    await runApp(
      `local bytes = {}
      for i = 0, 255 do bytes[i + 1] = string.char(i) end
      network.request("${server.url}/", "POST", show, {
        body = table.concat(bytes), bodyType = "binary", headers = { ["Content-Type"] = "x/y" },
      })`,
      { profile },
    )
    expect(server.seen[0]?.body).toBe(String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte)))
  })

  it.each(profileNames)('[M9] %s: beyond ASCII it is UTF-8, or what its charset says', async (profile) => {
    const server = await wireServer()
    await runApp(
      `network.request("${server.url}/utf8", "POST", show, {
        body = "h\\195\\169", headers = { ["Content-Type"] = "text/plain" },
      })
      network.request("${server.url}/latin1", "POST", show, {
        body = "h\\195\\169", headers = { ["Content-Type"] = "text/plain; charset=ISO-8859-1" },
      })`,
      { profile },
    )
    const bodies = Object.fromEntries(server.seen.map(({ url, body }) => [url, body]))
    const latin1 = recoding.includes(profile) ? 'h\u00e9' : utf8('hé')
    expect(bodies).toEqual({ '/utf8': utf8('hé'), '/latin1': latin1 })
  })

  it.each(recoding)('[M9] %s: an unknown charset is refused', async (profile) => {
    const server = await wireServer()
    const app = await runApp(martian(server.url), { profile })
    expect(app.lines()).toEqual(['true'])
    expect(app.messages()).toEqual([
      expect.stringMatching(
        /'header' value for Content-Type header contained an unsupported character encoding: martian$/,
      ),
    ])
    expect(server.seen).toEqual([])
    expect(app.events()).toEqual([])
  })

  it.each(reduced)('[M9] %s: an unknown charset is sent', async (profile) => {
    const server = await wireServer()
    const app = await runApp(martian(server.url), { profile })
    expect(app.messages()).toEqual([])
    expect(server.seen.map(({ body }) => body)).toEqual(['text'])
  })

  it.each(apple)('[M9] %s: text that is no UTF-8 is not sent at all', async (profile) => {
    const server = await wireServer()
    await runApp(
      `network.request("${server.url}/", "POST", show, {
        body = "h\\233", headers = { ["Content-Type"] = "text/plain" },
      })`,
      { profile },
    )
    expect(server.seen.map(({ body }) => body)).toEqual([''])
  })
})

describe('a body and its method', () => {
  const drops: readonly ProfileName[] = ['reference', 'mac-simulator', 'ios', 'android']

  it.each(profileNames)('[M10] %s: the body of GET, DELETE and HEAD', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      ['GET', 'DELETE', 'HEAD', 'PUT']
        .map(
          (method) =>
            `network.request("${server.url}/${method}", "${method}", show, {
              body = "body", headers = { ["Content-Type"] = "text/plain" },
            })`,
        )
        .join('\n'),
      { profile },
    )
    const bodies = Object.fromEntries(server.seen.map(({ url, body }) => [url, body]))
    const other = drops.includes(profile) ? '' : 'body'
    expect(bodies).toEqual({ '/GET': other, '/DELETE': other, '/HEAD': other, '/PUT': 'body' })
    const methods = Object.fromEntries(server.seen.map(({ url, method }) => [url, method]))
    const sent = (method: string): string => (profile === 'linux' ? 'POST' : method)
    expect(methods).toEqual({
      '/GET': sent('GET'),
      '/DELETE': sent('DELETE'),
      '/HEAD': sent('HEAD'),
      '/PUT': sent('PUT'),
    })
    expect(app.findings().map(({ kind }) => kind)).toContain('body-dropped')
  })
})

describe('an upload', () => {
  const sendsFiles = profileNames.filter((name) => name !== 'html5')
  const type = '{ headers = { ["Content-Type"] = "text/plain" } }'

  it.each(profileNames)('[M24] %s: without a Content-Type, as POST and as PUT', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `network.upload("${server.url}/post", "POST", show, {}, "f.txt", system.DocumentsDirectory)
      network.upload("${server.url}/put", "PUT", show, {}, "f.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'f.txt': 'file' } },
    )
    const takesPost: readonly ProfileName[] = ['windows-simulator', 'android', 'linux', 'html5']
    const isTaken = takesPost.includes(profile)
    expect(server.seen.map(({ url, header }) => [url, header('Content-Type')])).toEqual(
      isTaken ? [['/post', 'application/x-www-form-urlencoded; charset=UTF-8']] : [],
    )
    const complaints = app.messages().filter((message) => message.includes('Content-Type header is required'))
    expect(complaints).toHaveLength(isTaken ? 1 : 2)
    expect(app.events()).toHaveLength(isTaken ? 1 : 0)
  })

  it.each(sendsFiles)('[M25] %s: of a file that is not there', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `network.upload("${server.url}/", "POST", show, ${type}, "missing.txt", system.DocumentsDirectory)`,
      { profile },
    )
    expect(server.seen).toEqual([])
    const status = profile === 'linux' ? 0 : -1
    expect(app.events()).toMatchObject([{ phase: 'ended', isError: true, status }])
  })

  it('[M25] what a missing file is called', async () => {
    const app = await runApp(
      `network.upload("http://127.0.0.1:1/", "POST", show, ${type}, "missing.txt", system.DocumentsDirectory)`,
    )
    expect(app.events()).toMatchObject([
      {
        response: 'The file "missing.txt" could not be read: it or its folder does not exist. (ENOENT)',
        responseType: 'text',
      },
    ])
  })

  it.each(sendsFiles)('[M25] %s: the file goes out whole, byte by byte', async (profile) => {
    const server = await wireServer()
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251)
    const app = await runApp(
      `network.upload("${server.url}/", "POST", show, ${type}, "large.bin", system.DocumentsDirectory)`,
      { profile, documents: { 'large.bin': bytes } },
    )
    expect(Buffer.compare(Buffer.from(server.seen[0]?.body ?? '', 'latin1'), bytes)).toBe(0)
    expect(server.seen[0]?.header('Content-Length')).toBe('300000')
    expect(app.events()).toMatchObject([{ phase: 'ended', isError: false, status: 200 }])
  })

  it('[M25] html5: file bodies are not sent', async () => {
    const server = await wireServer()
    await runApp(
      `network.upload("${server.url}/", "POST", show, ${type}, "f.txt", system.DocumentsDirectory)`,
      { profile: 'html5', documents: { 'f.txt': 'file' } },
    )
    expect(server.seen.map(({ body }) => body)).toEqual([''])
  })
})
