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
])('[Y1] encode %s', async (lua, json) => {
  expect(await evaluate(`print(json.encode(${lua}))`)).toBe(json)
})

test('[Y1] encode: mixed keys become strings, circles a note', async () => {
  const mixed = await evaluate('print(json.encode{ 5, a = 6 })')
  expect(JSON.parse(mixed)).toEqual({ 1: 5, a: 6 })
  expect(await evaluate('local t = {} t[1] = t print(json.encode(t))')).toBe('["<reference cycle>"]')
  expect(await evaluate('local s = {} print(json.encode{ s, s })')).toBe('[[],[]]')
})

test('[Y2] encode: what cannot be seen is written as a number, what can is not', async () => {
  expect(await evaluate('print(json.encode("é 👩\u200D💻 a\u00A0b\u202Fc\uFEFF\u0085\u00AD ạ €"))')).toBe(
    String.raw`"é 👩\u200d💻 a${'\u00A0'}b\u202fc\ufeff\u0085\u00ad ạ €"`,
  )
})

test('[Y2] encode: indent', async () => {
  expect(await evaluate('print(json.encode({ a = { b = { 1, { c = 2 } } } }, { indent = true }))')).toBe(
    '{\n  "a":{\n    "b":[1,{\n        "c":2\n      }]\n  }\n}',
  )
})

test('[Y2] encode: the exception option', async () => {
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
  ['[1,]', '#v', '1'],
  ['{"a": 1,}', 'v.a', '1'],
  ['[1., 1e+2, -0.25]', 'v[1], v[2], v[3]', '1\t100\t-0.25'],
])('[Y4] decode %s', async (json, expression, printed) => {
  expect(await evaluate(`local v = json.decode("${json.replaceAll('"', '\\"')}") print(${expression})`)).toBe(
    printed,
  )
})

test('[Y4] decode: the position after the value, and another value for null', async () => {
  expect(await evaluate('print(json.decode("[] x"))'.replace('print(', 'print(select(2, ') + ')')).toBe('3')
  expect(await evaluate('print(json.decode("[1,null]", 1, "none")[2])')).toBe('none')
  expect(await evaluate('print(json.decode("01"), json.decode("truely"))')).toBe('0\ttrue\t5')
  expect(await evaluate('print(json.decode(12), json.decode("1 2", -1), json.decode("7", 0/0))')).toBe(
    '12\t2\t7\t2',
  )
  expect(await evaluate('print(json.use_lpeg() == json, json.using_lpeg)')).toBe('true\ttrue')
})

test.each([
  ['', '1', 'value expected at line 1, column 1'],
  ['<html>', '1', 'value expected at line 1, column 1'],
  ['[1', '3', "']' expected at line 1, column 3"],
  ['\\n{"a":1', '8', "'}' expected at line 2, column 7"],
  ['"abc', '5', 'unterminated string at line 1, column 5'],
  ['["a\\nb"]', '4', 'unterminated string at line 1, column 4'],
  ['[1 2]', '4', "']' expected at line 1, column 4"],
  ['[nope]', '2', "']' expected at line 1, column 2"],
  ['[.5]', '2', "']' expected at line 1, column 2"],
  ['[0x10]', '3', "']' expected at line 1, column 3"],
  ['{"a" 1}', '6', 'colon expected at line 1, column 6'],
  ['{"a": }', '7', 'value expected at line 1, column 7'],
  ['{a: 1}', '2', "'}' expected at line 1, column 2"],
  ['{1: 1}', '2', "'}' expected at line 1, column 2"],
  ['{"a": [1, {"b": "\\\\x"}]}', '19', 'unsupported escape sequence at line 1, column 19'],
  ['/* a', '1', 'value expected at line 1, column 1'],
])('[Y4] decode of %s: nil, the position and what is wrong', async (json, position, message) => {
  expect(await evaluate(`print(json.decode("${json.replaceAll('"', '\\"')}"))`)).toBe(
    `nil\t${position}\t${message}`,
  )
})

test('[Y3] hostile nesting is an error, not a crash', async () => {
  expect(
    await evaluate('local _, p, m = json.decode(("["):rep(1e5)) print(p, m:match("nested too deeply"))'),
  ).toBe('1001\tnested too deeply')
  const deep = 'local t = {} for i = 1, 5000 do t = { t } end print(pcall(json.encode, t))'
  expect(await evaluate(deep)).toBe('false\tthe table is nested too deeply')
})

test.each([
  ['{n = 3, 1}', '[1,null,null]'],
  ['{n = 0}', '[]'],
  ['setmetatable({1}, { __jsontype = "object" })', '[1]'],
  ['setmetatable({}, { __jsontype = "object" })', '{}'],
  [
    '{[20] = 1, 1, 2, 3, 4, 5, 6, 7, 8, 9}',
    '[1,2,3,4,5,6,7,8,9,null,null,null,null,null,null,null,null,null,null,1]',
  ],
])('[Y1] what is an array: %s', async (lua, json) => {
  expect(await evaluate(`print(json.encode(${lua}))`)).toBe(json)
})

test.each(['{n = "x", 1}', '{1, 2, [30] = 3}'])('[Y1] what is an object: %s', async (lua) => {
  expect(await evaluate(`print(json.encode(${lua}))`)).toMatch(/^\{/)
})

test('[Y2] the order of keys, custom encoders and a buffer', async () => {
  expect(
    await evaluate(`
      print(json.encode({ c = 1, b = 2, a = 3 }, { keyorder = { "a", "x", "b", "a" } }))
      print(json.encode(setmetatable({ c = 1, b = 2 }, { __jsonorder = { "c", "b" } }), { keyorder = { "b" } }))
      local custom = setmetatable({}, { __tojson = function(self, state)
        state.buffer[state.bufferlen + 1] = "\\"mine\\""
        return true
      end })
      print(json.encode{ custom, 1 })
      local buffer = {}
      local options = { buffer = buffer }
      print(json.encode({ 1 }, options), table.concat(buffer), options.bufferlen)
      print((json.encode({ a = 1 }, { indent = true, level = 1 }):gsub("\\n", "|")))`),
  ).toBe('{"a":3,"b":2,"c":1}\n{"c":1,"b":2}\n["mine",1]\ntrue\t[1]\t3\n{|    "a":1|  }')
})

test('[Y3] keys that JSON has no form for', async () => {
  expect(await evaluate('print(pcall(function() json.encode{ [true] = 1 } end))')).toBe(
    "false\tmain.lua:2: type 'boolean' is not supported as a key by JSON.",
  )
  expect(
    await evaluate(
      `print(pcall(function() json.encode(setmetatable({}, { __tojson = function() error("mine", 0) end })) end))`,
    ),
  ).toBe('false\tmine')
})

test('[Y4] empty objects, metatables and strange texts', async () => {
  expect(
    await evaluate(`
      print(json.encode(json.decode('{"a":{},"b":[]}'), { keyorder = { "a", "b" } }))
      print(getmetatable(json.decode("{}", 1, nil, nil)), getmetatable(json.decode("{}")).__jsontype)
      print(json.decode('[null]', 1, json.null)[1] == json.null, tostring(json.null))
      print(json.decode("x[5]", 2)[1], json.decode("\\239\\187\\191[6]")[1])
      print(#json.decode('"\\\\ud800 \\\\u0041"'), json.decode('"\\\\u00"') == nil, #json.decode('"\\200\\0"'))
      print(json.decode("12345678901234567890"), json.decode("-0"), (json.decode("1e999")))
      print(pcall(function() json.decode() end))`),
  ).toBe(
    '{"a":{},"b":[]}\nnil\tobject\ntrue\tnull\n5\t6\n5\ttrue\t2\n1.2345678901235e+19\t-0\tinf\n' +
      'false\tmain.lua:9: json.decode called with nil string',
  )
})

test('[Y5] files, and text made readable', async () => {
  const { printed } = await startApp(
    `local json = require "json"
    local path = system.pathForFile("data.json", system.DocumentsDirectory)
    print(json.decodeFile(path).list[2])
    print(json.decodeFile(path .. "2"))
    print(select(2, json.decodeFile(system.pathForFile("bad.json", system.DocumentsDirectory))))
    print((json.prettify('{"a":[1]}'):gsub("\\n", "|")), (json.prettify{ 1 }))
    print(pcall(function() json.decodeFile() end))
    print((json.prettify{ b = 1, a = { 2 }, c = "x" }:gsub("\\n", "|")))
    print(pcall(function() json.prettify("{") end))
    print(pcall(function() json.prettify(nil) end))
    print(pcall(function() json.prettify(5) end))`,
    { 'DocumentsDirectory/data.json': '{"list":[1,2]}', 'DocumentsDirectory/bad.json': '{"list"' },
  )
  expect(printed().split('\n')).toEqual([
    '2',
    'nil\t0\tCannot open file /sandbox/DocumentsDirectory/data.json2: No such file or directory',
    '8\tcolon expected at line 1, column 8',
    '{|  "a":[1]|}\t[1]',
    "false\tmain.lua:7: bad argument #1 to 'decodeFile' (string expected, got nil)",
    '{|  "a":[2],|  "b":1,|  "c":"x"|}',
    "false\tmain.lua:9: json.prettify: invalid input: '}' expected at line 1, column 2",
    'false\tmain.lua:10: json.prettify called with nil string',
    'false\tmain.lua:11: json.prettify takes a string or a table (got number)',
    '',
  ])
})

test('[Y5] a text with more behind its value is not made readable', async () => {
  expect(await evaluate("print(json.prettify('[] x'), (json.prettify('[] ')))")).toBe(
    'Warning: json.prettify: extra data at end of JSON\nnil\t[]',
  )
})

test('[Y6] json is no global', async () => {
  const { printed } = await startApp('print(rawget(_G, "json"), rawget(_G, "crypto"), rawget(_G, "socket"))')
  expect(printed()).toBe('nil\tnil\tnil\n')
})

test('[Y6] libraries written in C are globals once they are required', async () => {
  const { printed } = await startApp(
    `for _, name in ipairs{ "crypto", "lfs", "physics", "socket", "mime" } do
      local library = require(name)
      print(name, rawget(_G, name) == library)
    end`,
  )
  expect(printed()).toBe('crypto\ttrue\nlfs\ttrue\nphysics\ttrue\nsocket\tfalse\nmime\tfalse\n')
})

test('[Y6] dkjson and easing can be required', async () => {
  const { printed } = await startApp(
    'print(require "dkjson" == require "json", require "easing" == easing, easing.linear ~= nil)',
  )
  expect(printed()).toBe('true\ttrue\ttrue\n')
})
