import { expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

async function evaluate(lua: string): Promise<string> {
  const { printed, messages } = await startApp(`local json = require "json"\n${lua}`)
  expect(messages).toEqual([])
  return printed().replace(/\n$/, '')
}

test.each([
  ['nil', 'null'],
  ['true', 'true'],
  ['5', '5'],
  ['-0.5', '-0.5'],
  ['1e100', '1e+100'],
  ['0/0', 'null'],
  ['1/0', 'null'],
  ['"a\\n\\"\\\\\\1\\0\\t\\200/"', '"a\\n\\"\\\\\\u0001\\u0000\\t\uFFFD/"'],
  ['{}', '[]'],
  ['{1, false, "x"}', '[1,false,"x"]'],
  ['{[1] = 1, [3] = 3}', '[1,null,3]'],
  ['{[100] = 1}', '{"100":1}'],
  ['{[1.5] = 1}', '{"1.5":1}'],
  ['{a = {b = {1}}}', '{"a":{"b":[1]}}'],
  ['print', '"<type \'function\' is not supported by JSON.>"'],
  ['coroutine.create(print)', '"<type \'thread\' is not supported by JSON.>"'],
  ['system.CachesDirectory', '"<type \'userdata\' is not supported by JSON.>"'],
  ['{json.null}', '[null]'],
  ['json.decode("{}")', '{}'],
])('encode %s', async (lua, json) => {
  expect(await evaluate(`print(json.encode(${lua}))`)).toBe(json)
})

test('encode: mixed keys become strings, circles a note', async () => {
  const mixed = await evaluate('print(json.encode{ 5, a = 6 })')
  expect(JSON.parse(mixed)).toEqual({ 1: 5, a: 6 })
  expect(await evaluate('local t = {} t[1] = t print(json.encode(t))')).toBe('["<reference cycle>"]')
  expect(await evaluate('local s = {} print(json.encode{ s, s })')).toBe('[[],[]]')
})

test('encode: indent', async () => {
  expect(await evaluate('print(json.encode({ a = { b = { 1, { c = 2 } } } }, { indent = true }))')).toBe(
    '{\n  "a":{\n    "b":[1,{\n        "c":2\n      }]\n  }\n}',
  )
})

test('encode: the exception option', async () => {
  const lua = `print(json.encode({ print }, { exception = function(reason, value, state, message)
    return '"' .. reason .. "|" .. type(value) .. "|" .. type(state) .. "|" .. message .. '"' end }))`
  expect(await evaluate(lua)).toBe(
    '["unsupported type|function|table|type \'function\' is not supported by JSON."]',
  )
  const failing =
    'print(pcall(function() json.encode({ print }, { exception = function() return nil, "no" end }) end))'
  expect(await evaluate(failing)).toBe('false\tmain.lua:2: no')
})

test.each([
  ['[1, 2.5, -3e2]', 'v[1], v[2], v[3]', '1\t2.5\t-300'],
  ['{"a": {"b": [true, false]}}', 'v.a.b[1], v.a.b[2]', 'true\tfalse'],
  ['"\\\\u00e9\\\\ud83d\\\\ude00\\\\n\\\\/"', 'v', 'é😀\n/'],
  ['/* c */ [1, // d\\n 2]', '#v', '2'],
  ['null', 'v', 'nil'],
  ['{"a": null}', 'v.a', 'nil'],
])('decode %s', async (json, expression, printed) => {
  expect(await evaluate(`local v = json.decode("${json.replaceAll('"', '\\"')}") print(${expression})`)).toBe(
    printed,
  )
})

test('decode: the position after the value, and another value for null', async () => {
  expect(await evaluate('print(json.decode("[] x"))'.replace('print(', 'print(select(2, ') + ')')).toBe('3')
  expect(await evaluate('print(json.decode("[1,null]", 1, "none")[2])')).toBe('none')
})

test.each([
  ['', '1', 'no valid JSON value (reached the end)'],
  ['[1', '1', 'unterminated array at line 1, column 1'],
  ['\\n{"a":1', '2', 'unterminated object at line 2, column 1'],
  ['"abc', '1', 'unterminated string at line 1, column 1'],
  ['[1 2]', '4', "',' or ']' expected at line 1, column 4"],
  ['nope', '1', 'no valid JSON value at line 1, column 1'],
  ['{"a" 1}', '6', "':' expected at line 1, column 6"],
])('decode of %s: nil, the position and what is wrong', async (json, position, message) => {
  expect(await evaluate(`print(json.decode("${json.replaceAll('"', '\\"')}"))`)).toBe(
    `nil\t${position}\t${message}`,
  )
})

test('hostile nesting is an error, not a crash', async () => {
  expect(
    await evaluate('local _, p, m = json.decode(("["):rep(1e5)) print(p, m:match("nested too deeply"))'),
  ).toBe('1001\tnested too deeply')
  const deep = 'local t = {} for i = 1, 5000 do t = { t } end print(pcall(json.encode, t))'
  expect(await evaluate(deep)).toBe('false\tthe table is nested too deeply')
})
