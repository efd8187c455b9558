import { expect, it } from 'vitest'
import { canonicalHost } from './host-name.ts'

it.each([
  ['Plugins.Solar2D.COM', 'plugins.solar2d.com'],
  ['example.com.', 'example.com'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['127.1', '127.0.0.1'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['[::1]', '::1'],
  ['my_host', 'my_host'],
  ['', undefined],
  ['a b', undefined],
  ['999.1.1.1', undefined],
  ['1::2::3', undefined],
  ['*.example.com', undefined],
  ['__proto__', undefined],
])('[C4] the host %j is %j in URLs', (host, expected) => {
  expect(canonicalHost(host)).toBe(expected)
})
