import { describe, expect, it, test } from 'vitest'
import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { ProfileName } from '../../shared/profile/profile.ts'
import { openWebPage } from '../../../test/support/web-page.ts'

const heardNothing = (): void => {}

/** What a call sends off. */
function requested(profile: ProfileName, params?: object, method = 'GET'): StartRequest | undefined {
  const { library, sent } = openWebPage({ profile })
  library.request('https://a/', method, heardNothing, params)
  return sent.started[0]
}

const headersOf = (
  profile: ProfileName,
  params: object,
  method?: string,
): StartRequest['headers'] | undefined => requested(profile, params, method)?.headers

function sentBy(
  profile: ProfileName,
  method: string,
  body?: string,
): [method: string | undefined, hasBody: boolean] {
  const request = requested(profile, { body }, method)
  return [request?.method, request?.body !== undefined]
}

const follows = (profile: ProfileName, params?: object): boolean | undefined =>
  requested(profile, params)?.followRedirects

describe('headers and bodies', () => {
  it('[B4] values become text; what no header can hold is left out; Content-Length is the stack’s', () => {
    const headers = {
      'Content-Length': '5',
      text: 'x',
      integer: 5,
      big: 2 ** 40,
      float: 1.5,
      yes: true,
      table: {},
      nothing: null,
      empty: '',
    }
    expect(headersOf('reference', { headers })).toEqual([
      ['text', 'x'],
      ['integer', '5'],
      ['big', '2147483647'],
      ['float', '1.500000'],
      ['yes', 'true'],
      ['empty', ''],
    ])
    expect(headersOf('windows-simulator', { headers: { empty: '', a: 'b' } })).toEqual([['a', 'b']])
    expect(headersOf('android', { headers: { big: 2 ** 40, float: 1.5 } })).toEqual([
      ['big', '1099511627776'],
      ['float', '1.5'],
    ])
    expect(headersOf('mac-simulator', { headers: { A: '1', a: '2' } })).toEqual([['A', '1,2']])
  })

  it('[B4] an array is no table of headers', () => {
    const { library } = openWebPage()
    expect(() => library.request('u:1', 'GET', heardNothing, { headers: ['a: b'] })).toThrow(
      "invalid key to 'next': 'headers' of the params table must have string keys (got number)",
    )
  })

  const form = 'application/x-www-form-urlencoded'
  const text = 'text/plain; charset=UTF-8'
  const bytes = 'application/octet-stream'
  test.each([
    // profile, method, body, other header, Content-Type
    ['reference', 'POST', 'x', false, text],
    ['reference', 'POST', new Uint8Array(1), false, bytes],
    ['reference', 'POST', undefined, false, undefined],
    ['mac-simulator', 'POST', 'x', false, form],
    ['mac-simulator', 'POST', 'x', true, text],
    ['mac-simulator', 'POST', new Uint8Array(1), true, bytes],
    ['mac-simulator', 'POST', undefined, false, undefined],
    ['windows-simulator', 'POST', 'x', true, `${form}; charset=UTF-8`],
    ['windows-simulator', 'POST', undefined, false, `${form}; charset=UTF-8`],
    ['windows-simulator', 'PUT', 'x', false, text],
    ['linux', 'PUT', new Uint8Array(1), false, bytes],
    ['android', 'POST', 'x', false, `${form}; charset=UTF-8`],
    ['android', 'POST', 'x', true, text],
    ['android', 'PUT', new Uint8Array(1), false, bytes],
  ] as const)(
    '[B4] Content-Type of %s, %s with %j (another header: %s): %s',
    (profile, method, body, other, type) => {
      const headers = other ? { headers: { a: 'b' } } : {}
      const sent = headersOf(profile, { body, ...headers }, method)
      expect(sent).toEqual([
        ...(other ? [['a', 'b']] : []),
        ...(type === undefined ? [] : [['Content-Type', type]]),
      ])
    },
  )

  it('[B4] a file without a Content-Type is refused, but for POST where the platform has a default', () => {
    const file = { filename: 'f', baseDirectory: undefined }
    const started = (profile: 'reference' | 'mac-simulator' | 'windows-simulator' | 'android'): number => {
      const { library, sent } = openWebPage({ profile })
      library.request('https://a/', 'POST', heardNothing, { body: file })
      return sent.started.length
    }
    expect([started('reference'), started('mac-simulator')]).toEqual([0, 0])
    expect([started('windows-simulator'), started('android')]).toEqual([1, 1])
  })

  it('[B4] a charset is appended to a text type: always on Apple, to a text body on Windows', () => {
    const params = { headers: { 'Content-Type': 'text/html' } }
    const suffixed = [['Content-Type', 'text/html; charset=UTF-8']]
    expect(headersOf('mac-simulator', params)).toEqual(suffixed)
    expect(headersOf('mac-simulator', { ...params, bodyType: 'binary' })).toEqual([
      ['Content-Type', 'text/html'],
    ])
    expect(headersOf('windows-simulator', params)).toEqual([['Content-Type', 'text/html']])
    expect(headersOf('windows-simulator', { ...params, body: 'x' }, 'POST')).toEqual(suffixed)
  })

  it('[B4] text ends at its first NUL, bytes and binary strings are whole, a view is its own part alone', () => {
    const { library, sent } = openWebPage()
    const whole = new Uint8Array([1, 0, 2, 3])
    for (const params of [
      { body: 'ä\0b' },
      { body: 'ä\0b', bodyType: 'binary' },
      { body: whole.subarray(1, 3) },
      { body: whole.buffer },
      { body: new DataView(whole.buffer, 2) },
    ]) {
      library.request('https://a/', 'POST', heardNothing, params)
    }
    const bodies = sent.started.map(({ body }) =>
      body === undefined || body.kind === 'file'
        ? body
        : [body.kind, [...body.bytes], body.bytes.buffer.byteLength],
    )
    expect(bodies).toEqual([
      ['text', [195, 164], 2],
      ['binary', [195, 164, 0, 98], 4],
      ['binary', [0, 2], 2],
      ['binary', [1, 0, 2, 3], 4],
      ['binary', [2, 3], 2],
    ])
  })

  it('[B4] a body goes with PUT, POST and PATCH only, with any method on Windows; Linux knows two methods', () => {
    expect(sentBy('reference', 'DELETE', 'x')).toEqual(['DELETE', false])
    expect(sentBy('windows-simulator', 'DELETE', 'x')).toEqual(['DELETE', true])
    expect(sentBy('linux', 'DELETE', 'x')).toEqual(['POST', true])
    expect(sentBy('linux', 'DELETE')).toEqual(['GET', false])
  })

  it('[B4] HTML5 cannot send a file and says so', () => {
    const { library, sent, lines } = openWebPage({ profile: 'html5' })
    library.upload('https://a/', 'POST', heardNothing, 'f', library.DocumentsDirectory, 'image/png')
    expect(sent.started[0]?.body).toBeUndefined()
    expect(lines()).toEqual(['the body is not sent: this platform cannot send files'])
  })

  test.each([
    ['reference', 2.9, 2000],
    ['reference', 0, 30_000],
    ['reference', -1, 30_000],
    ['reference', 1e9, 2_147_483_000],
    ['windows-simulator', 0.5, 2_147_483_647],
    ['android', 0, 2_147_483_647],
  ] as const)('[B4] timeout on %s: %s is %s ms', (profile, timeout, timeoutMs) => {
    const { library, sent } = openWebPage({ profile })
    library.request('https://a/', 'GET', heardNothing, { timeout })
    expect(sent.started[0]).toMatchObject({ timeoutMs })
  })

  it('[B4] redirects: followed with params on Apple, not without; off where it can be', () => {
    expect([follows('reference'), follows('mac-simulator'), follows('mac-simulator', {})]).toEqual([
      true,
      false,
      true,
    ])
    expect(follows('reference', { handleRedirects: false })).toBe(false)
    expect(follows('linux', { handleRedirects: false })).toBe(true)
  })
})
