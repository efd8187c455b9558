import { expect, test } from 'vitest'
import { evaluateLua } from '../../../../../test/support/evaluate-lua.ts'

const evaluate = (lua: string): Promise<string> => evaluateLua(`local url = require "socket.url"\n${lua}`)

test('[Y12] parse takes apart, build puts together', async () => {
  expect(
    await evaluate(`
      local names = { "scheme", "authority", "userinfo", "user", "password", "host", "port", "path", "params", "query", "fragment" }
      local function show(text)
        local parsed, problem = url.parse(text)
        if not parsed then return print(parsed, problem) end
        local parts = {}
        for _, name in ipairs(names) do if parsed[name] then parts[#parts + 1] = name .. "=" .. parsed[name] end end
        print(table.concat(parts, " "), url.build(parsed) == text)
      end
      show("http://user:secret@example.com:8080/a/b;p=1?q=2&r#frag")
      show("http://[::1]:80/x")
      show("mailto:someone")
      show("/only/path?x")
      show("//host/path")
      show("file.html;p")
      show("http://h?q")
      show("")
      show(nil)
      print(url.parse("x", { scheme = "http" }).scheme)
      print(url.build{ scheme = "http", host = "h", port = 80, user = "u", path = "/a b" })`),
  ).toBe(
    [
      'scheme=http authority=user:secret@example.com:8080 userinfo=user:secret user=user password=secret host=example.com port=8080 path=/a/b params=p=1 query=q=2&r fragment=frag\ttrue',
      'scheme=http authority=[::1]:80 host=::1 port=80 path=/x\ttrue',
      'scheme=mailto path=someone\ttrue',
      'path=/only/path query=x\ttrue',
      'authority=host host=host path=/path\ttrue',
      'path=file.html params=p\ttrue',
      'scheme=http authority=h host=h query=q\ttrue',
      'nil\tinvalid url',
      'nil\tinvalid url',
      'http',
      'http://u@h:80/a%20b',
    ].join('\n'),
  )
})

// RFC 2396, appendix C.
test.each([
  ['g:h', 'g:h'],
  ['g', 'http://a/b/c/g'],
  ['./g', 'http://a/b/c/g'],
  ['g/', 'http://a/b/c/g/'],
  ['/g', 'http://a/g'],
  ['//g', 'http://g'],
  ['g?y', 'http://a/b/c/g?y'],
  ['#s', 'http://a/b/c/d;p?q#s'],
  ['g#s', 'http://a/b/c/g#s'],
  [';x', 'http://a/b/c/d;x'],
  ['g;x', 'http://a/b/c/g;x'],
  ['.', 'http://a/b/c/'],
  ['./', 'http://a/b/c/'],
  ['..', 'http://a/b/'],
  ['../', 'http://a/b/'],
  ['../g', 'http://a/b/g'],
  ['../..', 'http://a/'],
  ['../../', 'http://a/'],
  ['../../g', 'http://a/g'],
  ['../../../g', 'http://a/../g'],
  ['./../g', 'http://a/b/g'],
  ['g/./h', 'http://a/b/c/g/h'],
  ['g/../h', 'http://a/b/c/h'],
])('[Y13] %s is %s', async (relative, whole) => {
  expect(await evaluate(`print(url.absolute("http://a/b/c/d;p?q#f", "${relative}"))`)).toBe(whole)
})

test('[Y14] escapes and paths', async () => {
  expect(
    await evaluate(`
      print(url.escape("a b/ü_~"), url.unescape("a%20b%2Fc%zz"))
      local parsed = url.parse_path("/a%20b/c:d/")
      print(parsed[1], parsed[2], parsed.is_absolute, parsed.is_directory)
      print(url.build_path(parsed), url.build_path(parsed, true))
      print(url.build_path{ "x", "y" }, url.build_path(url.parse_path("")))`),
  ).toBe('a%20b%2f%c3%bc_%7e\ta b/c%zz\na b\tc:d\t1\t1\n/a%20b/c:d/\t/a b/c:d/\nx/y\t')
})
