import { expect, test } from 'vitest'
import { evaluateLua } from '../../../../../test/support/evaluate-lua.ts'

/** Each line evaluated by itself; results are shown as Lua would write them. */
async function show(...lines: readonly string[]): Promise<readonly string[]> {
  const printed = await evaluateLua(
    `local mime, ltn12 = require "mime", require "ltn12"
    local function show(...)
      local parts = {}
      for i = 1, select("#", ...) do
        local value = (select(i, ...))
        parts[i] = type(value) == "string" and ("%q"):format(value):gsub("\\r", "\\\\r"):gsub("\\\\\\n", "\\\\n") or tostring(value)
      end
      print(table.concat(parts, " "))
    end
    ${lines.map((line) => `show(${line})`).join('\n')}`,
  )
  return printed.split('\n')
}

test('[Y7] base64, the vectors of RFC 4648', async () => {
  const vectors = ['f', 'fo', 'foo', 'foob', 'fooba', 'foobar']
  const encoded = ['Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy']
  expect(await show(...vectors.map((text) => `mime.b64("${text}")`))).toEqual(
    encoded.map((text) => `"${text}" nil`),
  )
  expect(await show(...encoded.map((text) => `mime.unb64("${text}")`))).toEqual(
    vectors.map((text) => `"${text}" nil`),
  )
})

test('[Y7] base64 over the pieces of a stream', async () => {
  expect(
    await show(
      'mime.b64("ab", "cde")',
      'mime.b64("de")',
      'mime.b64("")',
      'mime.b64(nil)',
      'mime.b64("", "")',
      'mime.unb64("YWJ", "jZGU=")',
      'mime.unb64("YW\\r\\nJj", "")',
      'mime.unb64("YWJj*Z", "GU=")',
      'mime.unb64("YW")',
    ),
  ).toEqual([
    '"YWJj" "de"',
    '"ZGU=" nil',
    'nil nil',
    'nil nil',
    '"" ""',
    '"abcde" ""',
    '"abc" ""',
    '"abcde" ""',
    'nil nil',
  ])
})

test('[Y7] base64 of all bytes comes back', async () => {
  expect(
    await evaluateLua(`local mime, all = require "mime", {}
      for i = 0, 255 do all[i + 1] = string.char(i) end
      local text = table.concat(all):rep(300)
      print((mime.unb64((mime.b64(text)))) == text, #mime.b64(text))
      print(pcall(function() mime.b64({}) end))`),
  ).toBe("true\t102400\nfalse\tmain.lua:5: bad argument #1 to 'b64' (string expected, got table)")
})

test('[Y8] quoted-printable', async () => {
  expect(
    await show(
      'mime.qp("ma\\231\\227=")',
      'mime.qp("a \\r\\nb\\t\\r\\n", "")',
      'mime.qp("a b\\nc\\rd", "")',
      'mime.qp("end ")',
      'mime.qp("x\\r", "\\ny", "|")',
      'mime.qp("\\r")',
      'mime.unqp("ma=E7=e3=3D", "")',
      'mime.unqp("soft=\\r\\nbreak=4", "1")',
      'mime.unqp("a=ZZb\\1\\200\\tc\\rd\\r\\n", "")',
      'mime.unqp("=4")',
    ),
  ).toEqual([
    '"ma=E7=E3=3D" nil',
    '"a=20\\r\\nb=09\\r\\n" ""',
    '"a b=0Ac=0Dd" ""',
    '"end=20=\\r\\n" nil',
    '"x|y" ""',
    '"=0D=\\r\\n" nil',
    '"ma\uFFFD\uFFFD=" ""',
    '"softbreakA" ""',
    '"a=ZZb\tc\\r\\n" ""',
    'nil nil',
  ])
})

test('[Y9] lines are broken, line ends made one, dots doubled', async () => {
  expect(
    await show(
      'mime.wrp(3, "abcdefgh\\nij", 3)',
      'mime.wrp(1, nil, 3)',
      'mime.wrp(3, nil, 3)',
      'mime.wrp(76, "x")',
      'mime.qpwrp(5, "abc=41de", 5)',
      'mime.qpwrp(2, nil, 5)',
      'mime.eol(0, "a\\nb\\r\\nc\\rd\\n\\r")',
      'mime.eol(13, "\\nx", "|")',
      'mime.eol(0, "\\r\\r", "|")',
      'mime.eol(0, nil)',
      'mime.dot(2, ".a\\r\\n.b\\n.")',
      'mime.dot(1, "\\n.")',
      'mime.dot(0, nil)',
    ),
  ).toEqual([
    '"abc\\r\\ndef\\r\\ngh\\r\\nij" 1',
    '"\\r\\n" 3',
    'nil 3',
    '"x" 75',
    '"abc=\\r\\n=41d=\\r\\ne" 4',
    '"=\\r\\n" 5',
    '"a\\r\\nb\\r\\nc\\r\\nd\\r\\n" 0',
    '"x" 0',
    '"||" 0',
    'nil 0',
    '"..a\\r\\n..b\\n." 0',
    '"\\n.." 0',
    'nil 2',
  ])
})

test('[Y10] filters by name, in a chain', async () => {
  expect(
    await evaluateLua(`local mime, ltn12 = require "mime", require "ltn12"
      local function through(text, ...)
        local out = {}
        ltn12.pump.all(ltn12.source.chain(ltn12.source.string(text), ...), (ltn12.sink.table(out)))
        return table.concat(out)
      end
      local text = ("Solar eclipse \\200 "):rep(500)
      local coded = through(text, mime.encode("base64"), mime.wrap("base64"))
      print(coded:match("^[^\\r]+\\r\\n") and #coded:match("^[^\\r]+"), through(coded, mime.decode("base64")) == text)
      local quoted = through(text, mime.encode("quoted-printable"), mime.wrap("quoted-printable"))
      print(#quoted:match("^[^\\r]+"), through(quoted, mime.decode("quoted-printable")) == text)
      print(through("a\\nb", mime.normalize("|")), (through(".a", mime.stuff())))
      print(#through(("x"):rep(30), mime.wrap(10)))
      print(pcall(function() mime.encode("rot13") end))
      print(pcall(function() mime.decode() end))`),
  ).toBe(
    '76\ttrue\n76\ttrue\na|b\t..a\n36\n' +
      'false\tmain.lua:14: unknown key (rot13)\nfalse\tmain.lua:15: unknown key (default)',
  )
})

test('[Y9] one call takes so much and no more', async () => {
  expect(
    await evaluateLua(`local mime = require "mime"
      local large = ("x"):rep(16 * 1024 * 1024 + 1)
      print(pcall(function() mime.qp(large) end))
      print(#mime.b64(large))`),
  ).toBe(
    'false\tmain.lua:3: mime.qp takes at most 16 MiB at once; code the data in pieces, as ltn12 does\n22369624',
  )
})

test('[Y9] a long marker for the line ends makes no gigabytes', async () => {
  expect(
    await evaluateLua(`local mime = require "mime"
      local lines, marker = ("\\r\\n"):rep(1024 * 1024), ("m"):rep(100)
      print(pcall(function() mime.eol(0, lines, marker) end))
      print(pcall(function() mime.qp(lines, "", marker) end))
      print(pcall(function() mime.qp("", lines, marker) end))
      print(#mime.eol(0, "a\\nb", marker), #mime.qp("a\\r\\nb", "", marker))`),
  ).toBe(
    ['eol', 'qp', 'qp']
      .map(
        (name, index) =>
          `false\tmain.lua:${index + 3}: mime.${name} makes at most 64 MiB at once; code the data in pieces, as ltn12 does\n`,
      )
      .join('') + '102\t102',
  )
})
