import { describe, expect, it } from 'vitest'
import { isSecretHeader, withoutUserinfo, withoutUserinfoIn } from '../../src/shared/har/secrets.ts'
import { openHarRig } from '../support/har-rig.ts'
import { getRequest } from '../support/request-rig.ts'
import { wireServer } from '../support/wire-server.ts'

const secrets = ['s3cret', 'c00kie', 'p4ss', 'k3y', 't0ken']

async function login() {
  const rig = await openHarRig()
  const server = await wireServer({
    '/login': (response) =>
      response
        .writeHead(302, {
          Location: `${server.url.replace('//', '//me:p4ss@')}/in`,
          'Set-Cookie': ['id=c00kie; Path=/; HttpOnly; Expires=Wed, 21 Oct 2037 07:28:00 GMT'],
        })
        .end(),
    '/in': (response) => response.setHeader('Set-Cookie', 'more=c00kie; Secure').end('welcome'),
  })
  const withPassword = server.url.replace('//', '//me:p4ss@')
  await rig.run(
    getRequest(`${withPassword}/login`, {
      headers: [
        ['Proxy-Authorization', 's3cret'],
        ['X-Api-Key', 'k3y'],
        ['X-Session-Token', 't0ken'],
        ['X-Author', 'kept'],
        ['Referer', `${withPassword}/before`],
      ],
    }),
  )
  await rig.run(getRequest(`ftp://me:p4ss@files.test/`))
  rig.session.print([{ level: 'print', text: `went to ${withPassword}/login, mail to a@b.test` }])
  return rig
}

describe('what lets somebody in', () => {
  it('[P19] is nowhere in the file: headers, cookies, passwords of URLs, folders of this machine', async () => {
    const rig = await login()
    const har = await rig.har()
    const written = JSON.stringify(har)
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
    expect(written).not.toContain(rig.sandbox.rootPath)
    expect(written).toContain('X-Author')
    expect(
      har.log.entries.flatMap(({ request, response }) => [...request.cookies, ...response.cookies]),
    ).toEqual([])
    expect(har.log._corona).toMatchObject({ sensitive: 'removed', project: { path: '' } })
    expect(har.log._corona.console[0]?.text).toMatch(
      /^went to http:\/\/127\.0\.0\.1:\d+\/login, mail to a@b\.test$/,
    )
  })

  it('[P20] stays where it is asked for, with the cookies taken apart', async () => {
    const rig = await login()
    const har = await rig.har(true)
    const written = JSON.stringify(har)
    expect(secrets.filter((secret) => !written.includes(secret))).toEqual([])
    expect(har.log.entries[0]?.response.cookies).toEqual([
      { name: 'id', value: 'c00kie', path: '/', expires: '2037-10-21T07:28:00.000Z', httpOnly: true },
    ])
    expect(har.log.entries[1]?.request.cookies).toEqual([{ name: 'id', value: 'c00kie' }])
    expect(har.log.entries[1]?.response.cookies).toEqual([{ name: 'more', value: 'c00kie', secure: true }])
    expect(har.log._corona.sensitive).toBe('kept')
  })

  it('[P19] the sizes are those of the wire, whatever was taken out', async () => {
    const rig = await login()
    const [open, whole] = await Promise.all([rig.entry(0), rig.entry(0, true)])
    expect(open.request.headersSize).toBe(whole.request.headersSize)
    expect(open.request.headers.length).toBeLessThan(whole.request.headers.length)
  })
})

it.each([
  'Authorization',
  'cookie',
  'Set-Cookie2',
  'x_api_key',
  'X-CSRF-Token',
  'X-Amz-Signature',
  'AuthToken',
])('[P19] %s is a secret', (name) => expect(isSecretHeader(name)).toBe(true))

it.each(['WWW-Authenticate', 'X-Author', 'Content-Type', 'Sec-WebSocket-Key', 'X-Request-Id', 'Keep-Alive'])(
  '[P19] %s is none',
  (name) => expect(isSecretHeader(name)).toBe(false),
)

it.each([
  ['http://a:b@h.test/x@y', 'http://h.test/x@y'],
  ['http:\\\\a:b@h.test', 'http:\\\\h.test'],
  ['https:a:b@h.test', 'https:h.test'],
  ['  http://a:b@c@h.test', '  http://h.test'],
  ['http://h.test/?q=http://a:b@i.test', 'http://h.test/?q=http://i.test'],
  ['http://h.test/a@b', 'http://h.test/a@b'],
])('[P19] %s loses its password', (url, expected) => expect(withoutUserinfo(url)).toBe(expected))

it('[P19] a hostile text costs no time', () => {
  const begun = performance.now()
  withoutUserinfoIn('://a'.repeat(500_000))
  withoutUserinfo(`http://${'a'.repeat(2_000_000)}`)
  withoutUserinfoIn('a'.repeat(4_000_000))
  expect(performance.now() - begun).toBeLessThan(3000)
})
