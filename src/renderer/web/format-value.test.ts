import { expect, it, test } from 'vitest'
import { formatArguments, formatValue } from './format-value.ts'

class Point {
  readonly x = 1
}
const circle: Record<string, unknown> = { name: 'circle' }
circle['self'] = circle

test.each([
  ['text', 'text'],
  [['text', 5, null, undefined, true], '[ "text", 5, null, undefined, true ]'],
  [{ a: { b: [] } }, '{ a: { b: [] } }'],
  [new Point(), 'Point { x: 1 }'],
  [Object.create(null), '{}'],
  [circle, '{ name: "circle", self: [Circular] }'],
  [{ a: { b: { c: { d: { e: 1 } } } } }, '{ a: { b: { c: { d: {…} } } } }'],
  [new Map([['a', new Set([1])]]), 'Map(1) { "a" => Set(1) { 1 } }'],
  [new Uint8Array(2), 'Uint8Array(2) [ 0, 0 ]'],
  [new Float32Array(2), 'Float32Array (8 bytes)'],
  [new ArrayBuffer(3), 'ArrayBuffer(3)'],
  [-0, '-0'],
  [10n, '10n'],
  [Symbol('s'), 'Symbol(s)'],
  [formatValue, '[function formatValue]'],
  [/a/g, '/a/g'],
])('[B25] %# is shown as text', (value, text) => {
  expect(formatValue(value)).toBe(text)
})

it('[B25] large values are cut', () => {
  expect(formatValue(new Uint8Array(1_000_000))).toMatch(/^Uint8Array\(1000000\) \[ 0, .* 999968 more \]$/)
  expect(formatValue(Array.from({ length: 200 }, () => 1))).toContain('… 100 more')
  const wide = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 'x'.repeat(50)))
  expect(formatValue(wide).length).toBeLessThan(60_000)
})

it('[B25] code of a value that throws harms nobody', () => {
  const hostile = {
    get a(): never {
      throw new RangeError('no')
    },
  }
  expect(formatValue(hostile)).toBe('[cannot be shown: RangeError]')
  const proxy: unknown = new Proxy(
    {},
    {
      getPrototypeOf: () => {
        throw new Error('no')
      },
    },
  )
  expect(formatValue(proxy)).toBe('[cannot be shown: Error]')
})

it('[B25] the first text may say where the others go', () => {
  expect(formatArguments(['%s is %d%% of %o', 'a', 50.7, { b: 1 }, 'more'])).toBe('a is 50% of { b: 1 } more')
  expect(formatArguments(['%cstyled', 'color: red'])).toBe('styled')
  expect(formatArguments(['%s and %s', 'one'])).toBe('one and %s')
  expect(formatArguments([1, 'two', [3]])).toBe('1 two [ 3 ]')
  expect(formatArguments([])).toBe('')
})
