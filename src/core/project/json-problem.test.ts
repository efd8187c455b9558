import { describe, expect, it } from 'vitest'
import { findJsonProblem } from './json-problem.ts'

describe('[C2] the place and reason of what is not JSON', () => {
  it.each([
    ['', 1, 1, 'value is expected'],
    ['{', 1, 2, '"}" is expected'],
    ['{\n  "a": 1,\n}', 3, 1, 'key in double quotes'],
    ['[1, 2,]', 1, 7, 'value is expected'],
    ['{a: 1}', 1, 2, 'key in double quotes'],
    ["{'a': 1}", 1, 2, 'key in double quotes'],
    ['{"a" 1}', 1, 6, '":" is expected'],
    ['{"a": }', 1, 7, 'value is expected'],
    ['{"a": tru}', 1, 7, 'value or a key'],
    ['{"a": 01}', 1, 8, '"," is expected'],
    ['{"a": 1.}', 1, 7, 'number is not complete'],
    ['{"a": 1 "b": 2}', 1, 9, '"," is expected'],
    ['[1 2]', 1, 4, '"," is expected'],
    ['{"a": "x', 1, 7, 'not closed'],
    ['{"a": "x\ny"}', 1, 7, 'not closed'],
    ['{"a": "\\x"}', 1, 7, 'backslash'],
    ['// why\n{}', 1, 1, 'no comments'],
    ['{} {}', 1, 4, 'goes on after the end'],
    ['{"a": 1,\r\n "a": 2}', 2, 2, 'written twice'],
    ['{"a": 1, "\\u0061": 2}', 1, 10, 'written twice'],
    ['['.repeat(500_000), 1, 1, 'nested'],
  ])('%j at %d:%d', (text, line, column, message) => {
    expect(findJsonProblem(text)).toEqual({ line, column, message: expect.stringContaining(message) })
  })
})

it.each([
  '{}',
  ' [ ] ',
  'null',
  '-0.5e+10',
  '"\\u00e4\\n"',
  '{"a":{"a":[{"a":1},{"a":true}]},"b":""}',
  '\t{ "a" : [ 1 , false , null ] }\r\n',
])('[C2] %j is JSON', (text) => {
  expect(findJsonProblem(text)).toBeUndefined()
  expect(() => JSON.parse(text) as unknown).not.toThrow()
})

it('[C2] agrees with JSON.parse on every prefix and every lost character', () => {
  const whole = '{"hosts": {"a.b": {"serve": "x\\"y", "n": [1.5e3, -2, true, null]}}}'
  const variants = Array.from({ length: whole.length }, (_item, index) => [
    whole.slice(0, index),
    whole.slice(0, index) + whole.slice(index + 1),
  ]).flat()
  for (const text of variants)
    expect([text, findJsonProblem(text) === undefined]).toEqual([text, parses(text)])
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
