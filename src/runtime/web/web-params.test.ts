import { describe, expect, it, test } from 'vitest'
import { openWebPage } from '../../../test/support/web-page.ts'

const heardNothing = (): void => {}

describe('wrong params', () => {
  test.each([
    [{ headers: 'x' }, "'headers' value of params table, if provided, should be a table (got string)"],
    [{ bodyType: 5 }, "'bodyType' value of params table, if provided, should be a string value (got number)"],
    [
      { bodyType: 'x' },
      '\'bodyType\' value of params table was invalid, must be either "text" or "binary", but was: "x"',
    ],
    [
      { progress: 'x' },
      '\'progress\' value of params table was invalid, if provided, must be either "upload" or "download", but was: "x"',
    ],
    [
      { progress: true },
      "'progress' value of params table, if provided, should be a string value (got boolean)",
    ],
    [
      { response: 'x' },
      "'response' value of params table, if provided, should be a table specifying response location values",
    ],
    [{ response: {} }, "response 'filename' value is required and must be a string value"],
    [
      { response: { filename: 'f', baseDirectory: 'x' } },
      "response 'baseDirectory' value, if provided, must be a system directory constant (got string)",
    ],
    [
      { timeout: '5' },
      "'timeout' value of params table, if provided, should be a numeric value (got string)",
    ],
    [
      { handleRedirects: 1 },
      "'handleRedirects' value of params table, if provided, should be a boolean value (got number)",
    ],
    [{ body: 5 }, "Either body string or table specifying body file is required if 'body' is specified"],
    [{ body: {} }, "body 'filename' value is required and must be a string value"],
    [
      { headers: { 'content-type': 'text/plain; charset=klingon' } },
      "'header' value for Content-Type header contained an unsupported character encoding: klingon",
    ],
  ])('[B3] %j is one line on the console and no request', (params, text) => {
    const page = openWebPage()
    expect(page.library.request('u:1', 'POST', heardNothing, params)).toBeUndefined()
    expect(page.messages).toEqual([
      { level: 'error', text: `ERROR: network: app.js:1: invalid parameter: ${text}`, source: 'app.js:1' },
    ])
    expect(page.sent.started).toEqual([])
  })

  it('[B3] several wrong values are a line each', () => {
    const { library, lines } = openWebPage()
    library.request('u:1', 'GET', heardNothing, { headers: 1, progress: 1, timeout: 'x' })
    expect(lines()).toHaveLength(3)
  })

  test.each([
    ['windows-simulator', 'ERROR: network: invalid parameter: '],
    ['linux', 'ERROR: network: invalid parameter: '],
    ['android', 'ERROR: network: '],
  ] as const)('[B3] the line begins as the platform writes it: %s', (profile, start) => {
    const { library, lines } = openWebPage({ profile })
    library.request('http://a/', 'GET', heardNothing, { response: 'x' })
    expect(lines()[0]?.startsWith(`${start}'response'`)).toBe(true)
  })

  test.each([
    ['mac-simulator', 'http://a/b c', 'URL argument was malformed URL: http://a/b c'],
    ['android', 'ftp://a/', 'Malformed URL: ftp://a/'],
  ] as const)('[B3] what the URL class of %s cannot read is refused', (profile, url, text) => {
    const { library, lines, sent } = openWebPage({ profile })
    expect(library.request(url, 'GET', heardNothing, {})).toBeUndefined()
    expect(lines()[0]).toContain(text)
    expect(sent.started).toEqual([])
  })

  it('[B3] on Android "none" is no progress', () => {
    const { library, sent } = openWebPage({ profile: 'android' })
    library.request('http://a/', 'GET', heardNothing, { progress: 'none' })
    expect(sent.started).toEqual([])
    const reference = openWebPage()
    reference.library.request('http://a/', 'GET', heardNothing, { progress: 'None' })
    expect(reference.sent.started[0]?.progress).toBe('none')
  })
})

describe('what the platform refuses', () => {
  test.each([
    ['ios', 'http://a.example/', 'GET', {}, /App Transport Security/],
    ['android', 'https://a/', 'GET', { timeout: -1 }, /^timeout can not be negative$/],
    ['android', 'https://a/', 'BREW', {}, /but was BREW$/],
  ] as const)('[B15] %s fails %s %s %j itself', (profile, url, method, params, text) => {
    const { library, sent } = openWebPage({ profile })
    library.request(url, method, heardNothing, params)
    expect(sent.started[0]?.refusal).toMatch(text)
  })

  it('[B15] https on iOS and any call on Android go out: a web app has no build.settings', () => {
    const ios = openWebPage({ profile: 'ios' })
    ios.library.request('https://a/', 'GET', heardNothing, {})
    expect(ios.sent.started[0]).not.toHaveProperty('refusal')
    const android = openWebPage({ profile: 'android' })
    android.library.request('http://a/', 'GET', heardNothing, {})
    expect(android.sent.started[0]).not.toHaveProperty('refusal')
  })
})
