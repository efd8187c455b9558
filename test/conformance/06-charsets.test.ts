import { describe, expect, it } from 'vitest'
import type { ProfileName } from '../../src/shared/profile/profile.ts'
import { runApp } from '../support/simulated-app.ts'
import { reply, wireServer } from '../support/wire-server.ts'

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

type Case = {
  readonly name: string
  readonly type: string
  readonly body: Uint8Array
  /** In Unicode. */
  readonly text: string
  readonly charset: string
  readonly source: 'protocol' | 'content' | 'implicit'
}

const html = (meta: string): string => `<html><head>${meta}</head><body>caf\u00e9</body></html>`
const prolog = '<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\u00e9</a>'
const metaCharset = html('<meta charset="iso-8859-1">')
const metaEquiv = html('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">')

const cases: readonly Case[] = [
  {
    name: 'header',
    type: 'text/plain; charset=ISO-8859-1',
    body: latin1('caf\u00e9'),
    text: 'café',
    charset: 'iso-8859-1',
    source: 'protocol',
  },
  {
    name: 'header-of-other-type',
    type: 'image/png; charset=ISO-8859-1',
    body: latin1('caf\u00e9'),
    text: 'café',
    charset: 'iso-8859-1',
    source: 'protocol',
  },
  {
    name: 'prolog',
    type: 'text/xml',
    body: latin1(prolog),
    text: prolog,
    charset: 'iso-8859-1',
    source: 'content',
  },
  {
    name: 'meta',
    type: 'text/html',
    body: latin1(metaCharset),
    text: metaCharset,
    charset: 'iso-8859-1',
    source: 'content',
  },
  {
    name: 'meta-equiv',
    type: 'text/html',
    body: latin1(metaEquiv),
    text: metaEquiv,
    charset: 'iso-8859-1',
    source: 'content',
  },
  {
    name: 'xhtml-prolog-first',
    type: 'application/xhtml+xml',
    body: latin1(`<?xml version="1.0" encoding="windows-1252"?>${metaCharset}`),
    text: `<?xml version="1.0" encoding="windows-1252"?>${metaCharset}`,
    charset: 'windows-1252',
    source: 'content',
  },
  {
    name: 'none',
    type: 'text/plain',
    body: Buffer.from('café', 'utf8'),
    text: 'café',
    charset: 'utf-8',
    source: 'implicit',
  },
  {
    name: 'bogus',
    type: 'text/plain; charset=martian',
    body: Buffer.from('café', 'utf8'),
    text: 'café',
    charset: 'utf-8',
    source: 'implicit',
  },
]

const transcodes: readonly ProfileName[] = [
  'reference',
  'mac-simulator',
  'ios',
  'windows-simulator',
  'android',
]

/** What each of the cases comes as. */
async function ask(profile: ProfileName) {
  const server = await wireServer(
    Object.fromEntries(
      cases.map(({ name, type, body }) => [`/${name}`, reply(200, body, { 'Content-Type': type })]),
    ),
  )
  const requests = cases.map(
    ({ name }) => `network.request("${server.url}/${name}", "GET", as("${name}"), { debug = true })`,
  )
  const app = await runApp(requests.join('\n'), { profile })
  return Object.fromEntries(
    cases.map(({ name }) => {
      const event = app.events(name)[0]
      return [name, { type: event?.responseType, response: event?.response, debug: event?.debug }]
    }),
  )
}

describe('the charset of a response', () => {
  it.each(transcodes)('[M12] %s: header, prolog, meta tags, UTF-8', async (profile) => {
    const seen = await ask(profile)
    expect(seen).toEqual(
      Object.fromEntries(
        cases.map(({ name, text, charset, source }) => [
          name,
          {
            type: 'text',
            response: utf8(text),
            debug: {
              isDebug: 'true',
              charset: expect.stringMatching(new RegExp(`^${charset}$`, 'i')),
              charsetSource: source,
            },
          },
        ]),
      ),
    )
  })

  it.each(['linux', 'html5'] as const)(
    '[M12] %s: nothing is recoded, and nothing told of it',
    async (profile) => {
      const seen = await ask(profile)
      expect(seen).toEqual(
        Object.fromEntries(
          cases.map(({ name, body }) => [
            name,
            { type: 'text', response: Buffer.from(body).toString('latin1'), debug: undefined },
          ]),
        ),
      )
    },
  )

  it.each(transcodes)('[M12] %s: without debug = true there is no such table', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `network.request("${server.url}/", "GET", as("none"), {})
      network.request("${server.url}/", "GET", as("text"), { debug = "true" })`,
      { profile },
    )
    expect(app.events().map(({ debug }) => debug)).toEqual([undefined, undefined])
  })

  it.each(transcodes)('[M12] %s: the debug table of a failure has its message', async (profile) => {
    const app = await runApp('network.request("http://127.0.0.1:1/", "GET", show, { debug = true })', {
      profile,
    })
    expect(app.events()).toMatchObject([{ isError: true, debug: { isDebug: 'true' } }])
    expect(app.events()[0]?.debug?.['errorMessage']).not.toBe('')
    expect(app.events()[0]?.debug?.['errorMessage']).toBeDefined()
  })

  it.each(['reference', 'mac-simulator', 'ios'] as const)(
    '[M12] %s: what says UTF-8 and is not comes as it is, as binary',
    async (profile) => {
      const server = await wireServer({
        '/': reply(200, latin1('caf\u00e9'), { 'Content-Type': 'text/plain; charset=utf-8' }),
      })
      const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
      expect(app.events()).toMatchObject([{ responseType: 'binary', response: 'caf\u00e9' }])
    },
  )
})
