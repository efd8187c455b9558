import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { runApp } from '../support/simulated-app.ts'
import { wireServer, type WireRequestSeen } from '../support/wire-server.ts'

describe('header values', () => {
  it.each(profileNames)(
    '[M6] %s: text, numbers and booleans are sent, all else is left out',
    async (profile) => {
      const server = await wireServer()
      await runApp(
        `network.request("${server.url}/", "GET", show, { headers = {
        ["X-Text"] = "text", ["X-Integer"] = 42, ["X-Negative"] = -7, ["X-Fraction"] = 2.5,
        ["X-True"] = true, ["X-False"] = false,
        ["X-Table"] = {}, ["X-Function"] = print, ["X-Userdata"] = system.DocumentsDirectory,
      } })`,
        { profile },
      )
      const own = Object.fromEntries(
        (server.seen[0]?.headers ?? []).filter(([name]) => name.startsWith('X-') && name !== 'X-Android'),
      )
      expect(own).toEqual({
        'X-Text': 'text',
        'X-Integer': '42',
        'X-Negative': '-7',
        'X-Fraction': profile === 'android' ? '2.5' : '2.500000',
        'X-True': 'true',
        'X-False': 'false',
      })
    },
  )

  const skipsEmpty: readonly ProfileName[] = ['windows-simulator', 'linux', 'html5']

  it.each(profileNames)('[M6] %s: an empty value', async (profile) => {
    const server = await wireServer()
    await runApp(`network.request("${server.url}/", "GET", show, { headers = { ["X-Empty"] = "" } })`, {
      profile,
    })
    expect(server.seen[0]?.header('X-Empty')).toBe(skipsEmpty.includes(profile) ? undefined : '')
  })

  it.each(profileNames)('[M6] %s: Content-Length is never the app’s', async (profile) => {
    const server = await wireServer()
    await runApp(
      `network.request("${server.url}/", "POST", show, {
        body = "hello", headers = { ["content-LENGTH"] = 3, ["Content-Type"] = "text/plain" },
      })`,
      { profile },
    )
    expect(server.seen.map(({ body, header }) => [body, header('Content-Length')])).toEqual([['hello', '5']])
  })

  it.each(profileNames)('[M6] %s: headers as a list raise', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `print(pcall(network.request, "${server.url}/", "GET", show, { headers = { "Accept: text/plain" } }))`,
      { profile },
    )
    expect(app.lines()).toEqual([expect.stringMatching(/^false\t.*invalid key to 'next'/)])
    expect(server.seen).toEqual([])
  })

  it.each(profileNames)('[M6] %s: names that differ in case only', async (profile) => {
    const server = await wireServer()
    await runApp(
      `network.request("${server.url}/", "GET", show, { headers = { ["X-Two"] = "1", ["x-two"] = "2" } })`,
      { profile },
    )
    const isOne = profile === 'mac-simulator' || profile === 'ios'
    const values = server.seen[0]?.header('X-Two')?.split(isOne ? /, ?/ : ' & ')
    expect(values?.toSorted()).toEqual(['1', '2'])
  })
})

const form = 'application/x-www-form-urlencoded; charset=UTF-8'
const plain = 'text/plain; charset=UTF-8'
const octets = 'application/octet-stream'
const refused = 'refused'
const none = undefined

type Row = readonly [title: string, method: string, params: string | undefined]
const rows: readonly Row[] = [
  ['POST, text, no header', 'POST', '{ body = "text" }'],
  ['POST, no body, no header', 'POST', '{}'],
  ['POST, text, another header', 'POST', '{ body = "text", headers = { ["X-A"] = "1" } }'],
  ['POST, binary, no header', 'POST', '{ body = "bin", bodyType = "binary" }'],
  [
    'POST, binary, another header',
    'POST',
    '{ body = "bin", bodyType = "binary", headers = { ["X-A"] = "1" } }',
  ],
  ['PUT, text, no header', 'PUT', '{ body = "text" }'],
  ['PUT, text, another header', 'PUT', '{ body = "text", headers = { ["X-A"] = "1" } }'],
  ['PUT, binary, no header', 'PUT', '{ body = "bin", bodyType = "binary" }'],
  [
    'PUT, binary, another header',
    'PUT',
    '{ body = "bin", bodyType = "binary", headers = { ["X-A"] = "1" } }',
  ],
  ['GET, no body', 'GET', '{}'],
  ['POST, no params', 'POST', undefined],
]

type Expected = readonly (string | undefined)[]
const windowsRows: Expected = [form, form, form, form, form, plain, plain, octets, octets, none, none]

/** Row by row, in the order of `rows`. */
const contentTypes: Readonly<Record<ProfileName, Expected>> = {
  reference: [plain, none, plain, octets, octets, plain, plain, octets, octets, none, none],
  'mac-simulator': [
    'application/x-www-form-urlencoded',
    none,
    plain,
    'application/x-www-form-urlencoded',
    octets,
    'application/x-www-form-urlencoded',
    plain,
    'application/x-www-form-urlencoded',
    octets,
    none,
    none,
  ],
  ios: [],
  'windows-simulator': windowsRows,
  android: [form, form, plain, form, octets, plain, plain, octets, octets, none, none],
  linux: windowsRows,
  html5: windowsRows,
}

describe('the default Content-Type', () => {
  it.each(profileNames)('[M7] %s: by method, body and the other headers', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      rows
        .map(([, method, params], index) => {
          const fourth = params === undefined ? '' : `, ${params}`
          return `network.request("${server.url}/${index}", "${method}", show${fourth})`
        })
        .join('\n'),
      { profile },
    )
    expect(app.messages()).toEqual([])
    const expected = contentTypes[profile === 'ios' ? 'mac-simulator' : profile]
    expect(rows.map(([title], index) => [title, typeOf(server.seen, `/${index}`)])).toEqual(
      rows.map(([title], index) => [title, expected[index]]),
    )
  })

  const fileRows: readonly Row[] = [
    ['POST, file, no header', 'POST', ''],
    ['POST, file, another header', 'POST', 'headers = { ["X-A"] = "1" }'],
    ['PUT, file, no header', 'PUT', ''],
    ['POST, file, its type', 'POST', 'headers = { ["Content-Type"] = "a/b" }'],
  ]
  const fileTypes: Readonly<Record<ProfileName, Expected>> = {
    reference: [refused, refused, refused, 'a/b'],
    'mac-simulator': [refused, refused, refused, 'a/b'],
    ios: [refused, refused, refused, 'a/b'],
    'windows-simulator': [form, form, refused, 'a/b'],
    android: [form, refused, refused, 'a/b'],
    linux: [form, form, refused, 'a/b'],
    html5: [form, form, refused, 'a/b'],
  }

  it.each(profileNames)('[M7] %s: a file needs one, where none is made up', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      fileRows
        .map(
          ([, method, params], index) =>
            `network.request("${server.url}/${index}", "${method}", show, {
              body = { filename = "f", baseDirectory = system.DocumentsDirectory }, ${params}
            })`,
        )
        .join('\n'),
      { profile, documents: { f: 'file' } },
    )
    expect(fileRows.map(([title], index) => [title, typeOf(server.seen, `/${index}`) ?? refused])).toEqual(
      fileRows.map(([title], index) => [title, fileTypes[profile][index]]),
    )
    const complaints = fileTypes[profile].filter((type) => type === refused).length
    expect(
      app
        .messages()
        .filter((line) =>
          line.endsWith("Request Content-Type header is required when request 'body' is specified"),
        ),
    ).toHaveLength(complaints)
  })
})

const typeOf = (seen: readonly WireRequestSeen[], url: string): string | undefined =>
  seen.find((request) => request.url === url)?.header('Content-Type')

describe('the charset of the Content-Type', () => {
  const alwaysForText: readonly ProfileName[] = ['reference', 'mac-simulator', 'ios', 'android']

  it.each(profileNames)('[M8] %s: is appended for text', async (profile) => {
    const server = await wireServer()
    await runApp(
      `local function send(path, method, type, more)
        local params = more or {}
        params.headers = { ["Content-Type"] = type }
        network.request("${server.url}" .. path, method, show, params)
      end
      send("/get", "GET", "text/plain")
      send("/post", "POST", "application/json", { body = "{}" })
      send("/empty", "POST", "application/json")
      send("/parts", "POST", "multipart/form-data; boundary=x", { body = "--x--" })
      send("/named", "POST", "text/plain; charset=us-ascii", { body = "a" })
      send("/binary", "POST", "multipart/form-data; boundary=x", { body = "--x--", bodyType = "binary" })
      send("/get-binary", "GET", "text/plain", { bodyType = "binary" })`,
      { profile },
    )
    const always = alwaysForText.includes(profile) ? '; charset=UTF-8' : ''
    const paths = ['/get', '/post', '/empty', '/parts', '/named', '/binary', '/get-binary']
    expect(paths.map((path) => typeOf(server.seen, path))).toEqual([
      `text/plain${always}`,
      'application/json; charset=UTF-8',
      `application/json${always}`,
      'multipart/form-data; boundary=x; charset=UTF-8',
      'text/plain; charset=us-ascii',
      'multipart/form-data; boundary=x',
      'text/plain',
    ])
  })
})
