import { expect, test } from 'vitest'
import { javaNumber } from './header-number.ts'

test.each([
  [0, '0'],
  [-0, '0'],
  [-7, '-7'],
  [5_000_000_000, '5000000000'],
  [1e300, '9223372036854775807'],
  [-1e300, '-9223372036854775808'],
  [2.5, '2.5'],
  [-0.001, '-0.001'],
  [0.0001, '1.0E-4'],
  [0.000_123, '1.23E-4'],
  [12_345_678.5, '1.23456785E7'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [Number.NaN, 'NaN'],
])('[M6] android: %d is written as %s', (value, text) => {
  expect(javaNumber(value)).toBe(text)
})
