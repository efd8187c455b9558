import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { runApp } from '../support/simulated-app.ts'
import { reply, wireServer } from '../support/wire-server.ts'

const apple: readonly ProfileName[] = ['mac-simulator', 'ios']
const reduced: readonly ProfileName[] = ['linux', 'html5']
const full = profileNames.filter((name) => !reduced.includes(name))
const onlyText: readonly ProfileName[] = ['windows-simulator', ...reduced]

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
const everyByte = new Uint8Array(256).map((_, index) => index)

describe('a 200', () => {
  it.each(profileNames)('[M11] %s: text, binary and what has no type', async (profile) => {
    const server = await wireServer({
      '/text': reply(200, 'héllo', { 'Content-Type': 'text/plain; charset=utf-8' }),
      '/json': reply(200, '{}', { 'Content-Type': 'application/json' }),
      '/binary': reply(200, everyByte, { 'Content-Type': 'image/png' }),
      '/untyped': reply(200, everyByte),
    })
    const app = await runApp(
      ['text', 'json', 'binary', 'untyped']
        .map((path) => `network.request("${server.url}/${path}", "GET", as("${path}"), {})`)
        .join('\n'),
      { profile },
    )
    const binary = onlyText.includes(profile) ? 'text' : 'binary'
    const bytes = Buffer.from(everyByte).toString('latin1')
    expect(app.events('text')).toMatchObject([
      { isError: false, status: 200, responseType: 'text', response: utf8('héllo') },
    ])
    expect(app.events('json')).toMatchObject([{ responseType: 'text', response: '{}' }])
    expect(app.events('binary')).toMatchObject([{ responseType: binary, response: bytes }])
    expect(app.events('untyped')).toMatchObject([{ responseType: binary, response: bytes }])
  })

  it.each(profileNames)('[M11] %s: every field of the event', async (profile) => {
    const server = await wireServer({ '/': reply(200, 'héllo', { 'Content-Type': 'text/plain' }) })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    expect(app.events()).toEqual([
      {
        name: 'networkRequest',
        phase: 'ended',
        isError: false,
        status: 200,
        url: `${server.url}/`,
        // Six bytes, five characters.
        bytesTransferred: profile === 'android' ? 5 : 6,
        bytesEstimated: 6,
        response: utf8('héllo'),
        responseType: 'text',
        responseHeaders: expect.objectContaining({}),
        ...(reduced.includes(profile) ? {} : { requestId: 'userdata' }),
      },
    ])
  })

  it.each(profileNames)('[M11] %s: an empty body', async (profile) => {
    const server = await wireServer({
      '/text': reply(200, '', { 'Content-Type': 'text/plain' }),
      '/binary': reply(200, '', { 'Content-Type': 'image/png' }),
    })
    const app = await runApp(
      `network.request("${server.url}/text", "GET", as("text"), {})
      network.request("${server.url}/binary", "GET", as("binary"), {})`,
      { profile },
    )
    const expected = (type: string) =>
      reduced.includes(profile) ? [undefined, undefined] : ['', onlyText.includes(profile) ? 'text' : type]
    const seen = (label: string) => {
      const event = app.events(label)[0]
      return [event?.response, event?.responseType]
    }
    expect(seen('text')).toEqual(expected('text'))
    expect(seen('binary')).toEqual(expected(profile === 'android' ? 'text' : 'binary'))
    expect(app.events('text')).toMatchObject([{ isError: false, bytesTransferred: 0, bytesEstimated: 0 }])
  })

  it.each(profileNames)('[M11] %s: a NUL within a text', async (profile) => {
    const server = await wireServer({ '/': reply(200, 'ab\0cd', { 'Content-Type': 'text/plain' }) })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    const passes: readonly ProfileName[] = ['android', ...reduced]
    expect(app.events()).toMatchObject([{ response: passes.includes(profile) ? 'ab\0cd' : 'ab' }])
  })

  it.each(profileNames)('[M11] %s: HEAD has a length and no body', async (profile) => {
    // Linux has no HEAD: it sends GET.
    const server = await wireServer({
      '/': (response, { method }) => {
        response.writeHead(200, { 'Content-Length': 10, 'Content-Type': 'text/plain' })
        response.end(method === 'HEAD' ? undefined : '0123456789')
      },
    })
    const app = await runApp(`network.request("${server.url}/", "HEAD", show, {})`, { profile })
    const hasBody = profile === 'linux'
    expect(app.events()).toMatchObject([
      { isError: false, status: 200, bytesEstimated: 10, bytesTransferred: hasBody ? 10 : 0 },
    ])
    const expected = hasBody ? '0123456789' : profile === 'html5' ? undefined : ''
    expect(app.events()[0]?.response).toBe(expected)
  })
})

describe('another status', () => {
  const statuses = [201, 204, 206, 301, 304, 404, 500]
  const bodiless = new Set([204, 304])

  it.each(profileNames)('[M13] %s: is no error, but for the reduced ports', async (profile) => {
    const server = await wireServer(
      Object.fromEntries(
        statuses.map((status) => [
          `/${status}`,
          bodiless.has(status)
            ? (response) => void response.writeHead(status).end()
            : reply(status, `body ${status}`, { 'Content-Type': 'text/plain' }),
        ]),
      ),
    )
    const app = await runApp(
      statuses
        .map(
          (status) =>
            `network.request("${server.url}/${status}", "GET", as("${status}"), { handleRedirects = false })`,
        )
        .join('\n'),
      { profile },
    )
    const emptyText = { linux: 'No error', html5: 'Network request failed' }
    for (const status of statuses) {
      const body = profile === 'linux' || profile === 'html5' ? emptyText[profile] : ''
      expect(app.events(String(status))).toMatchObject([
        {
          phase: 'ended',
          isError: reduced.includes(profile),
          status,
          response: bodiless.has(status) ? body : `body ${status}`,
        },
      ])
    }
  })

  it.each(full)('[M13] %s: a finding names where it is one', async (profile) => {
    const server = await wireServer({ '/': reply(404, 'x') })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    expect(app.findings()).toMatchObject([
      { kind: 'status-is-error-elsewhere', source: 'main.lua:1', platforms: ['linux', 'html5'] },
    ])
  })

  it('[M13] android: the body of an error is text, whatever its type', async () => {
    const server = await wireServer({ '/': reply(404, 'not here', { 'Content-Type': 'image/png' }) })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile: 'android' })
    expect(app.events()).toMatchObject([{ status: 404, responseType: 'text', response: 'not here' }])
  })
})

describe('the headers of a response', () => {
  const headers = {
    'Content-Type': 'text/plain',
    'X-Two': ['a', 'b'],
    'Set-Cookie': ['a=1', 'b=2'],
    'x-CASE': 'kept',
  }

  const repeated: Readonly<Record<ProfileName, string>> = {
    reference: 'a, b',
    'mac-simulator': 'a, b',
    'windows-simulator': 'b',
    android: 'a,b',
    ios: 'a, b',
    linux: 'b',
    html5: 'a, b',
  }

  it.each(profileNames)('[M14] %s: repetition and case', async (profile) => {
    const server = await wireServer({ '/': reply(200, 'x', headers) })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    const name = (as: string): string => (profile === 'html5' ? as.toLowerCase() : as)
    expect(app.events()[0]?.responseHeaders).toMatchObject({
      [name('Content-Type')]: 'text/plain',
      [name('X-Two')]: repeated[profile],
      [name('x-CASE')]: 'kept',
      [name('Set-Cookie')]: 'a=1,b=2',
    })
  })

  it.each(profileNames)('[M14] %s: the status line', async (profile) => {
    const server = await wireServer({ '/': reply(200, 'x', { 'Content-Type': 'text/plain' }) })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    const has: readonly ProfileName[] = ['windows-simulator', 'android', ...reduced]
    expect(app.events()[0]?.responseHeaders?.['HTTP-STATUS-LINE']).toBe(
      has.includes(profile) ? 'HTTP/1.1 200 OK' : undefined,
    )
  })

  it.each(profileNames)('[M14] %s: an empty value', async (profile) => {
    const server = await wireServer({
      '/': reply(200, 'x', { 'Content-Type': 'text/plain', 'X-Empty': '' }),
    })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    const seen = app.events()[0]?.responseHeaders ?? {}
    const isLost = onlyText.includes(profile)
    expect(seen['X-Empty']).toBe(isLost ? undefined : '')
    expect(seen['HTTP-STATUS-LINE']?.toLowerCase() === 'x-empty').toBe(isLost)
  })

  it('[M14] html5: other statuses come without headers', async () => {
    const server = await wireServer({ '/': reply(404, 'x', headers) })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile: 'html5' })
    expect(app.events()).toMatchObject([{ status: 404 }])
    expect(app.events()[0]?.responseHeaders).toBeUndefined()
  })

  it.each([...apple, 'reference', 'windows-simulator', 'android', 'linux'] as const)(
    '[M14] %s: other statuses come with headers',
    async (profile) => {
      const server = await wireServer({ '/': reply(404, 'x', headers) })
      const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
      expect(app.events()[0]?.responseHeaders?.['x-CASE']).toBe('kept')
    },
  )
})
