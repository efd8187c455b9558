import { expect, test } from 'vitest'
import { evaluateLua } from '../../../../../test/support/evaluate-lua.ts'

const evaluate = (lua: string, files: Readonly<Record<string, string>> = {}): Promise<string> =>
  evaluateLua(
    `local sqlite3 = require "sqlite3"
local function path(name) return system.pathForFile(name, system.DocumentsDirectory) end
local db = sqlite3.open(path("data.db"))
db:exec[[CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, x REAL);
  INSERT INTO t VALUES (1, 'one', 1.5); INSERT INTO t VALUES (2, NULL, NULL);]]
${lua}`,
    files,
  )

test('[Y21] a database of a path stays; memory does not', async () => {
  expect(
    await evaluate(`db:close()
      local again = sqlite3.open(path("data.db"))
      for count in again:urows("SELECT count(*) FROM t") do print(count) end
      local memory = sqlite3.open_memory()
      print(memory:exec("SELECT * FROM t"), memory:errcode(), memory:errmsg(), memory:error_message())
      print(sqlite3.version(), sqlite3.complete("SELECT 1"), sqlite3.complete("SELECT 1;"), sqlite3.ROW)
      print(type(memory), tostring(memory):match("^sqlite database"))`),
  ).toBe('2\n1\t1\tno such table: t\tno such table: t\n3.53.4\tfalse\ttrue\t100\nuserdata\tsqlite database')
})

test('[Y21] a path outside cannot be opened', async () => {
  expect(
    await evaluate(
      `for _, outside in ipairs{ "/etc/passwd", "/sandbox/x.db", path("../../x.db"), "file:///etc/passwd", "absent/dir/../../../../x" } do
        print(sqlite3.open(outside))
      end
      print(pcall(function() sqlite3.open(nil) end))`.replace(
        'path("../../x.db")',
        '"/sandbox/DocumentsDirectory/../../x.db"',
      ),
    ),
  ).toBe(
    'nil\t14\tunable to open database file\n'.repeat(5) +
      "false\tmain.lua:9: bad argument #1 to 'open' (string expected, got nil)",
  )
})

test('[Y22] exec: all statements, the callback, and what ends it', async () => {
  expect(
    await evaluate(`
      print(db:exec("INSERT INTO t (name) VALUES ('a'); INSERT INTO t (name) VALUES ('b'); -- done"))
      print(db:changes(), db:total_changes(), db:last_insert_rowid())
      print(db:exec("SELECT id, x FROM t WHERE id < 3", function(data, count, values, names)
        print(data, count, type(values[1]), values[1], values[2], names[2])
        return 0
      end, "data"))
      print(db:exec("SELECT id FROM t", function() print("once") return 1 end))
      print(db:exec("INSERT INTO t (name) VALUES ('c'); nonsense; INSERT INTO t (name) VALUES ('d')"), db:errmsg())
      print(db:execute(""), db:exec("SELECT 1", function() return 0 end))
      for count in db:urows("SELECT count(*) FROM t") do print(count) end`),
  ).toBe(
    [
      '0',
      '1\t4\t4',
      'data\t2\tstring\t1\t1.5\tx',
      'data\t2\tstring\t2\tnil\tx',
      '0',
      'once',
      '4',
      '1\tnear "nonsense": syntax error',
      '0\t0',
      '5',
    ].join('\n'),
  )
})

test('[Y23] rows by name, by number, as values', async () => {
  expect(
    await evaluate(`
      for row in db:nrows("SELECT * FROM t") do print(row.id, row.name, row.x) end
      for row in db:rows("SELECT id, x FROM t") do print(row[1], row[2]) end
      for id, name in db:urows("SELECT id, name FROM t") do print(id, name) end
      for row in db:nrows("SELECT * FROM t") do print(row.id) break end
      print(pcall(function() for row in db:nrows("SELECT nope FROM t") do end end))
      print(pcall(function() for row in db:urows("SELECT abs(-9223372036854775808)") do end end))
      print(pcall(function() db:nrows() end))`),
  ).toBe(
    [
      '1\tone\t1.5',
      '2\tnil\tnil',
      '1\t1.5',
      '2\tnil',
      '1\tone',
      '2\tnil',
      '1',
      'false\tno such column: nope',
      'false\tinteger overflow',
      "false\tmain.lua:13: bad argument #2 to 'nrows' (string expected, got nil)",
    ].join('\n'),
  )
})

test('[Y25] values keep their bytes; large integers come as digits', async () => {
  expect(
    await evaluate(`
      db:exec("CREATE TABLE v (a, b, c, d)")
      local bytes = "\\0\\255a\\0"
      local insert = db:prepare("INSERT INTO v VALUES (?, ?, ?, ?)")
      insert:bind_values(bytes, true, nil, 2^31)
      insert:bind_blob(2, bytes)
      print(insert:step(), insert:finalize())
      for a, b, c, d, ta, tb in db:urows("SELECT a, b, c, d, typeof(a), typeof(b) FROM v") do
        print(a == bytes, b == bytes, c, d, ta, tb)
      end
      for a, b, c, d in db:urows("SELECT 9007199254740993, 9007199254740992, -9223372036854775808, 'ü'") do
        print(type(a), a, ("%.0f"):format(b), ("%.0f"):format(c), d)
      end
      for text in db:urows('SELECT "text" WHERE "text" = \\'text\\'') do print(text) end`),
  ).toBe(
    [
      '101\t0',
      'true\ttrue\tnil\t2147483648\ttext\tblob',
      'string\t9007199254740993\t9007199254740992\t-9223372036854775808\tü',
      'text',
    ].join('\n'),
  )
})

test('[Y6] sqlite3 is a global once it is required', async () => {
  expect(await evaluate('print(rawget(_G, "sqlite3") == sqlite3)')).toBe('true')
})
