import { expect, it } from 'vitest'
import { harUrl, queryOf } from './har-url.ts'

it.each([
  ['http://a.test/x#part', 'http://a.test/x'],
  ['http://a.test/é{}|"', 'http://a.test/%C3%A9%7B%7D%7C%22'],
  ['http://a.test/%zz?[a]=%', 'http://a.test/%25zz?%5Ba%5D=%25'],
  ['http://[::1]:80/a', 'http://[::1]:80/a'],
  ['http://[::1', 'invalid:http%3A%2F%2F%5B%3A%3A1'],
  ['http://a.test:port/', 'invalid:http%3A%2F%2Fa.test%3Aport%2F'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['', 'invalid:/'],
  ['#', 'invalid:/'],
  ['http:', 'invalid:http%3A'],
  ['not a url', 'invalid:not%20a%20url'],
  ['half \ud800', 'invalid:half%20%EF%BF%BD'],
])('[P13] %j is written as %s', (url, expected) => expect(harUrl(url)).toBe(expected))

it('[P13] a query is taken apart, what cannot be decoded stays', () => {
  expect(queryOf('http://a.test/?a=1&b&=&c=%zz+d&e=%20#f?g=h')).toEqual([
    { name: 'a', value: '1' },
    { name: 'b', value: '' },
    { name: '', value: '' },
    { name: 'c', value: '%zz+d' },
    { name: 'e', value: ' ' },
  ])
  expect(queryOf('http://a.test/')).toEqual([])
})
