import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { runApp, simulateApp } from '../support/simulated-app.ts'
import { redirect, reply, secureWireServer, textReply, wireServer } from '../support/wire-server.ts'

const apple: readonly ProfileName[] = ['mac-simulator', 'ios']
const reduced: readonly ProfileName[] = ['linux', 'html5']
const full = profileNames.filter((name) => !reduced.includes(name))

describe('redirects', () => {
  it.each(profileNames)('[M29] %s: absolute and relative ones are followed', async (profile) => {
    const far = await wireServer({ '/end': textReply('far') })
    const server = await wireServer({
      '/absolute': redirect(302, `${far.url}/end`),
      '/relative': redirect(302, '../end?x=1'),
      '/end': textReply('near'),
    })
    const app = await runApp(
      `network.request("${server.url}/absolute", "GET", as("absolute"), {})
      network.request("${server.url}/relative", "GET", as("relative"), {})`,
      { profile },
    )
    expect(app.events('absolute')).toMatchObject([
      { isError: false, status: 200, response: 'far', url: `${server.url}/absolute` },
    ])
    expect(app.events('relative')).toMatchObject([
      { isError: false, status: 200, response: 'near', url: `${server.url}/relative` },
    ])
    expect(server.seen.map(({ url }) => url)).toContain('/end?x=1')
  })

  type Hop = readonly [method: string, body: string, header: string | undefined]
  const post: Hop = ['POST', 'body', 'kept']
  const get: Hop = ['GET', '', 'kept']
  const bare: Hop = ['GET', '', undefined]
  const statuses = [301, 302, 303, 307, 308]

  it.each(profileNames)('[M29] %s: what becomes of a POST', async (profile) => {
    const server = await wireServer(
      Object.fromEntries(statuses.map((status) => [`/${status}`, redirect(status, `/to-${status}`)])),
    )
    const app = await runApp(
      statuses
        .map(
          (status) =>
            `network.request("${server.url}/${status}", "POST", as("${status}"), {
              body = "body", headers = { ["Content-Type"] = "text/plain", ["X-Kept"] = "kept" },
            })`,
        )
        .join('\n'),
      { profile },
    )
    const arrived = statuses.map((status) => {
      const hop = server.seen.find(({ url }) => url === `/to-${status}`)
      return hop && [hop.method, hop.body, hop.header('X-Kept')]
    })
    const isAndroid = profile === 'android'
    expect(arrived).toEqual(isAndroid ? [bare, bare, bare, bare, undefined] : [get, get, get, post, post])
    expect(app.events('308')).toMatchObject([{ isError: false, status: isAndroid ? 308 : 200 }])
  })

  const endless: Readonly<Record<ProfileName, (url: string) => readonly [status: number, text: string]>> = {
    reference: () => [-1, 'The host "127.0.0.1" redirected too often. (more than 10 times)'],
    'mac-simulator': () => [-1, 'too many HTTP redirects'],
    ios: () => [-1, 'too many HTTP redirects'],
    'windows-simulator': () => [-1, 'Unknown error'],
    android: (url) => [-1, `more than maximum number of redirects attempted (10) (${url} -> ${url}): ${url}`],
    linux: () => [0, 'No error'],
    html5: () => [0, 'Network request failed'],
  }

  it.each(profileNames)('[M29] %s: one without an end', async (profile) => {
    const server = await wireServer()
    const loop = await wireServer({ '/loop': redirect(302, '/loop') })
    const app = await runApp(`network.request("${loop.url}/loop", "GET", show, {})`, { profile })
    const [status, text] = endless[profile](`${loop.url}/loop`)
    expect(app.events()).toMatchObject([{ isError: true, status, response: text }])
    const hops: Readonly<Record<ProfileName, number>> = {
      reference: 11,
      'mac-simulator': 17,
      ios: 17,
      'windows-simulator': 11,
      android: 10,
      linux: 31,
      html5: 21,
    }
    expect(loop.seen).toHaveLength(hops[profile])
    expect(server.seen).toEqual([])
  })

  it.each(profileNames)('[M29] %s: handleRedirects = false', async (profile) => {
    const server = await wireServer({ '/': redirect(302, '/end'), '/end': textReply('end') })
    const app = await runApp(`network.request("${server.url}/", "GET", show, { handleRedirects = false })`, {
      profile,
    })
    expect(app.events()).toMatchObject([
      reduced.includes(profile)
        ? { isError: false, status: 200, response: 'end' }
        : { isError: false, status: 302, response: 'moved', responseHeaders: { Location: '/end' } },
    ])
  })

  it.each(profileNames)('[M29] %s: without params, and with an empty table', async (profile) => {
    const server = await wireServer({ '/': redirect(302, '/end'), '/end': textReply('end') })
    const app = await runApp(
      `network.request("${server.url}/", "GET", as("none"))
      network.request("${server.url}/", "GET", as("empty"), {})`,
      { profile },
    )
    expect(app.events('none')).toMatchObject([
      { isError: false, status: apple.includes(profile) ? 302 : 200 },
    ])
    expect(app.events('empty')).toMatchObject([{ isError: false, status: 200 }])
    expect(app.findings()[0]).toMatchObject({ kind: 'redirects-not-followed', source: 'main.lua:1' })
  })

  it.each(profileNames)('[M29] %s: one that names no place', async (profile) => {
    const server = await wireServer({ '/': reply(302, 'where', { 'Content-Type': 'text/plain' }) })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    const expected =
      profile === 'android'
        ? {
            isError: true,
            response: `no Location: header in 302 redirect response from ${server.url}/: ${server.url}/`,
          }
        : { isError: reduced.includes(profile), status: 302, response: 'where' }
    expect(app.events()).toMatchObject([expected])
  })

  it('[M29] linux: the headers of all responses are there', async () => {
    const server = await wireServer({
      '/': redirect(302, '/end', { 'X-First': '1' }),
      '/end': textReply('end'),
    })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile: 'linux' })
    expect(app.events()[0]?.responseHeaders).toMatchObject({
      'X-First': '1',
      Location: '/end',
      'HTTP-STATUS-LINE': 'HTTP/1.1 200 OK',
    })
  })

  it.each(full)('[M29] %s: the headers are those of the last response', async (profile) => {
    const server = await wireServer({
      '/': redirect(302, '/end', { 'X-First': '1' }),
      '/end': textReply('end'),
    })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    expect(app.events()[0]?.responseHeaders?.['X-First']).toBeUndefined()
  })

  it('[M29] linux: from https to http', async () => {
    const server = await wireServer({ '/end': textReply('plain') })
    const secure = await secureWireServer({ '/': redirect(302, `${server.url}/end`) })
    const app = await runApp(`network.request("${secure.url}/", "GET", show, {})`, { profile: 'linux' })
    expect(app.events()).toMatchObject([{ isError: false, status: 200, response: 'plain' }])
  })

  it.each(profileNames)('[M29] %s: a cookie across the hops', async (profile) => {
    const server = await wireServer({ '/': redirect(302, '/end', { 'Set-Cookie': 'a=1; Path=/' }) })
    await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    expect(server.seen[1]?.header('Cookie')).toBe(profile === 'linux' ? undefined : 'a=1')
  })
})

describe('credentials and cookies', () => {
  it.each(profileNames)('[M32] %s: a user in the URL becomes Basic authorization', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `network.request("http://user:p%40ss@127.0.0.1:${server.port}/", "GET", show, {})`,
      { profile },
    )
    expect(app.events()).toMatchObject([{ isError: false, status: 200 }])
    expect(server.seen[0]?.header('Authorization')).toBe(
      `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
    )
    expect(server.seen[0]?.url).toBe('/')
  })

  it.each(profileNames)('[M33] %s: a cookie at the next request', async (profile) => {
    const server = await wireServer({
      '/set': reply(200, 'set', { 'Content-Type': 'text/plain', 'Set-Cookie': 'a=1; Path=/' }),
    })
    const app = await runApp(
      `network.request("${server.url}/set", "GET", function()
        network.request("${server.url}/next", "GET", show, {})
      end, {})`,
      { profile },
    )
    const keeps: readonly ProfileName[] = [...apple, 'html5']
    expect(server.seen.map(({ url, header }) => [url, header('Cookie')])).toEqual([
      ['/set', undefined],
      ['/next', keeps.includes(profile) ? 'a=1' : undefined],
    ])
    expect(app.findings()).toMatchObject([{ kind: 'cookie-set', source: 'main.lua:1' }])
  })

  it.each(profileNames)('[M33] %s: a relaunch of another app knows none', async (profile) => {
    const server = await wireServer({ '/': reply(200, 'set', { 'Set-Cookie': 'a=1; Path=/' }) })
    const source = `network.request("${server.url}/", "GET", show, {})`
    const first = await runApp(source, { profile })
    await first.end()
    const second = await simulateApp(source, { profile })
    await second.idle()
    expect(server.seen.map(({ header }) => header('Cookie'))).toEqual([undefined, undefined])
  })
})
