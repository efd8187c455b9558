import { expect, test } from 'vitest'
import { profileOf } from '../../../shared/profile/profiles.ts'
import { inspectUrl } from './inspect-url.ts'

const { calls: reference } = profileOf('reference')
const { calls: apple } = profileOf('mac-simulator')
const { calls: android } = profileOf('android')

test.each([
  'https://example.com/',
  'http://user:pa55@h:80/a;b=c/d?e=f&g=%20#h',
  "http://[::1]:8080/(a)*~!$,'",
  '',
  'no url',
])('%s: whether characters must be encoded', (url) => {
  expect(inspectUrl(url, reference).needsEncoding).toBe(url.includes(' '))
})

test.each(['http://h/ä', 'http://h/a b', 'http://h/100%', 'http://h/{x}', 'http://h/\u0001', 'http://h/a|b'])(
  '%s needs encoding, and Apple refuses it',
  (url) => {
    expect(inspectUrl(url, reference)).toMatchObject({ needsEncoding: true, malformed: undefined })
    expect(inspectUrl(url, apple).malformed).toBe(`URL argument was malformed URL: ${url}`)
    expect(inspectUrl(url, android).malformed).toBeUndefined()
  },
)

test.each(['example.com/a', '//h/a', 'gopher://h/', ''])('Android takes no %s', (url) => {
  expect(inspectUrl(url, android).malformed).toBe(`Malformed URL: ${url}`)
  expect(inspectUrl(url, apple).malformed).toBeUndefined()
})

test.each([
  ['http://example.com', 'example.com'],
  ['HTTP://u:p@Example.com:80/http://x', 'Example.com'],
  ['http://[::1]:8080/', '[::1]'],
  ['https://example.com/', undefined],
  ['http:///x', undefined],
])('the host of %s, when it is plain http', (url, host) => {
  expect(inspectUrl(url, reference).plainHost).toBe(host)
})
