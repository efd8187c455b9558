import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { openHttpServer } from '../support/http-server.ts'
import { rawServer } from '../support/raw-server.ts'
import { runApp } from '../support/simulated-app.ts'
import { secureWireServer, wireServer } from '../support/wire-server.ts'

type Words = Readonly<Record<ProfileName, string | RegExp>>

const host = '127\\.0\\.0\\.1'

const notFound: Words = {
  reference: /^The host "nowhere\.invalid" was not found\. \(E[A-Z_]+\)$/,
  'mac-simulator': 'A server with the specified hostname could not be found.',
  ios: 'A server with the specified hostname could not be found.',
  'windows-simulator': 'Unknown error',
  android: /^Unable to resolve host "nowhere\.invalid".*: http:\/\/nowhere\.invalid\/$/,
  linux: 'No error',
  html5: 'Network request failed',
}

const refused: Words = {
  reference: new RegExp(`^The host "${host}" refused the connection\\. \\(ECONNREFUSED\\)$`),
  'mac-simulator': 'Could not connect to the server.',
  ios: 'Could not connect to the server.',
  'windows-simulator': 'Connection failure',
  android: new RegExp(`^Failed to connect to .*${host}.*: http://${host}:\\d+/$`),
  linux: 'No error',
  html5: 'Network request failed',
}

const reset: Words = {
  reference: new RegExp(`^The host "${host}" closed the connection before it answered\\. \\(E[A-Z]+\\)$`),
  'mac-simulator': 'The network connection was lost.',
  ios: 'The network connection was lost.',
  'windows-simulator': 'Connection failure',
  android: new RegExp(`^unexpected end of stream.*: http://${host}:\\d+/$`),
  linux: 'No error',
  html5: 'Network request failed',
}

const lost: Words = {
  ...reset,
  reference: new RegExp(
    `^The connection to the host "${host}" was lost before the whole response had come\\.`,
  ),
}

const untrusted: Words = {
  reference: new RegExp(`^No secure connection to the host "${host}" could be made\\. \\([A-Z_]+\\)$`),
  'mac-simulator': /SSL|certificate/,
  ios: /SSL|certificate/,
  'windows-simulator': 'Certificate required',
  android: new RegExp(`: https://${host}:\\d+/$`),
  linux: 'ok',
  html5: 'Network request failed',
}

const failureStatus = (profile: ProfileName): number => (profile === 'linux' || profile === 'html5' ? 0 : -1)

const said = (words: string | RegExp): unknown =>
  typeof words === 'string' ? words : expect.stringMatching(words)

const failed = (profile: ProfileName, words: Words) => [
  {
    phase: 'ended',
    isError: true,
    status: failureStatus(profile),
    response: said(words[profile]),
    responseType: 'text',
  },
]

describe('failures of the network', () => {
  it.each(profileNames)('[M31] %s: a host that is not found', async (profile) => {
    const app = await runApp('network.request("http://nowhere.invalid/", "GET", show, {})', { profile })
    expect(app.events()).toMatchObject(failed(profile, notFound))
    expect(app.lines()).toEqual([])
  })

  it.each(profileNames)('[M31] %s: a port where nobody listens', async (profile) => {
    const server = await openHttpServer(() => {})
    await server.close()
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    expect(app.events()).toMatchObject(failed(profile, refused))
  })

  it.each(profileNames)('[M31] %s: a connection that is closed before the answer', async (profile) => {
    const server = await rawServer((socket) => socket.destroy())
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    expect(app.events()).toMatchObject(failed(profile, reset))
  })

  it.each(profileNames.filter((name) => name !== 'linux'))(
    '[M31] %s: a connection that is lost in the middle of the body',
    async (profile) => {
      const server = await rawServer((socket) => {
        socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf')
      })
      const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
      const keeps: readonly ProfileName[] = ['windows-simulator', 'android']
      const status = keeps.includes(profile) ? 200 : failureStatus(profile)
      expect(app.events()).toMatchObject([{ isError: true, status, response: said(lost[profile]) }])
    },
  )

  it('[M31] linux: a body that breaks off counts as complete', async () => {
    const server = await rawServer((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf')
    })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile: 'linux' })
    expect(app.events()).toMatchObject([{ isError: false, status: 200, response: 'half' }])
  })

  it.each(profileNames)('[M31] %s: a certificate that nobody trusts', async (profile) => {
    const server = await secureWireServer()
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    expect(app.events()).toMatchObject(
      profile === 'linux' ? [{ isError: false, status: 200, response: 'ok' }] : failed(profile, untrusted),
    )
    expect(server.seen).toHaveLength(profile === 'linux' ? 1 : 0)
  })

  it.each(['reference', 'mac-simulator', 'ios', 'windows-simulator', 'android'] as const)(
    '[M31] %s: a failure has no headers, and nothing raises',
    async (profile) => {
      const app = await runApp(
        `print(pcall(network.request, "http://127.0.0.1:1/", "GET", show, { progress = "download" }))`,
        { profile },
      )
      expect(app.lines()).toEqual([expect.stringMatching(/^true\tuserdata/)])
      expect(app.phases()).toEqual(['ended'])
      expect(app.events()[0]?.responseHeaders).toBeUndefined()
      expect(app.messages().filter((message) => message.includes('stack traceback'))).toEqual([])
    },
  )
})

describe('a URL that cannot be used', () => {
  const broken = 'http://exa mple.test/a b'

  it.each(['mac-simulator', 'ios'] as const)(
    '[M31] %s: malformed: a line, no id, no event',
    async (profile) => {
      const app = await runApp(`print(network.request("${broken}", "GET", show, {}))`, { profile })
      expect(app.lines()).toEqual(['nil'])
      expect(app.events()).toEqual([])
      expect(app.messages()).toEqual([
        expect.stringMatching(/URL argument was malformed URL: http:\/\/exa mple\.test\/a b$/),
      ])
    },
  )

  it('[M31] android: another scheme: a line, no id, no event', async () => {
    const app = await runApp('print(network.request("gopher://x/", "GET", show, {}))', { profile: 'android' })
    expect(app.lines()).toEqual(['nil'])
    expect(app.events()).toEqual([])
    expect(app.messages()).toEqual([expect.stringMatching(/Malformed URL: gopher:\/\/x\/$/)])
  })

  const events: readonly (readonly [ProfileName, number, string])[] = [
    ['reference', -1, 'The URL "http://exa mple.test/a b" is not valid.'],
    ['windows-simulator', -1, 'Invalid URL'],
    ['linux', 0, 'No error'],
    ['html5', 0, 'Network request failed'],
  ]

  it.each(events)('[M31] %s: an error event', async (profile, status, text) => {
    const server = await wireServer()
    const app = await runApp(`network.request("${broken}", "GET", show, {})`, { profile })
    expect(app.events()).toMatchObject([{ isError: true, status, response: text }])
    expect(server.seen).toEqual([])
  })

  const schemes: readonly (readonly [ProfileName, number, string])[] = [
    ['reference', -1, 'The URL "gopher://x/" is neither http nor https.'],
    ['mac-simulator', -1, 'unsupported URL'],
    ['ios', -1, 'unsupported URL'],
    ['windows-simulator', -1, 'Invalid URL'],
    ['linux', 0, 'No error'],
    ['html5', 0, 'Network request failed'],
  ]

  it.each(schemes)('[M31] %s: another scheme', async (profile, status, text) => {
    const app = await runApp('network.request("gopher://x/", "GET", show, {})', { profile })
    expect(app.events()).toMatchObject([{ isError: true, status, response: text }])
  })
})

describe('what a device refuses by itself', () => {
  it('[M31] android: without the INTERNET permission each call raises', async () => {
    const server = await wireServer()
    const app = await runApp(`print(pcall(network.request, "${server.url}/", "GET", show, {}))`, {
      profile: 'android',
      files: { 'build.settings': 'settings = { android = { usesPermissions = {} } }' },
    })
    expect(app.lines()).toEqual([expect.stringMatching(/^false\t.*android\.permission\.INTERNET/)])
    expect(server.seen).toEqual([])
    expect(app.findings()).toMatchObject([{ kind: 'internet-permission-missing', platforms: ['android'] }])
  })

  it('[M31] ios: plain http fails as an event unless build.settings allows it', async () => {
    const server = await wireServer()
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, {
      profile: 'ios',
      files: { 'build.settings': 'settings = {}' },
    })
    expect(app.events()).toMatchObject([{ phase: 'ended', isError: true, status: -1 }])
    expect(server.seen).toEqual([])
    expect(app.findings()).toContainEqual(
      expect.objectContaining({ kind: 'plain-http', source: 'main.lua:1', platforms: ['ios'] }),
    )
  })
})
