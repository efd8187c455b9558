import { expect, it } from 'vitest'
import { matchesText } from './matches-text.ts'

it.each([
  ['/a', '/a', true],
  ['/a', '/a/', false],
  ['/a', '/A', false],
  ['*', '', true],
  ['*', '/any', true],
  ['/a/*', '/a/', true],
  ['/a/*', '/a', false],
  ['/a/*/c', '/a/b/b/c', true],
  ['/a/*/c', '/a/c', false],
  ['*sid=1*', 'x=2; sid=1; y=3', true],
  ['*sid=1', 'sid=12', false],
  ['ab*ba', 'aba', false],
  ['**', '', true],
  ['', '', true],
  ['', 'a', false],
  ['a.c', 'abc', false],
])('[C18] %j fits %j: %j', (pattern, text, fits) => {
  expect(matchesText(pattern, text)).toBe(fits)
})

it('[C18] many stars cost no more than the lengths', () => {
  expect(matchesText(`${'*a'.repeat(500)}*b`, 'a'.repeat(8000))).toBe(false)
})
