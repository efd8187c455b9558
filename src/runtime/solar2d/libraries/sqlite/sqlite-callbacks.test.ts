import { expect, test } from 'vitest'
import { evaluateLua } from '../../../../../test/support/evaluate-lua.ts'
import { startApp } from '../../../../../test/support/solar2d-app.ts'

const prelude = `local sqlite3 = require "sqlite3"
local db = sqlite3.open_memory()
db:exec("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (3)")
local function all(sql)
  local parts = {}
  for value in db:urows(sql) do parts[#parts + 1] = tostring(value) end
  return table.concat(parts, " ")
end
`
const evaluate = (lua: string): Promise<string> => evaluateLua(prelude + lua)

test('[Y26] functions, aggregates and collations of Lua', async () => {
  expect(
    await evaluate(`
      print(db:create_function("twice", 1, function(ctx, x) ctx:result(x * 2) end))
      db:create_function("count_args", -1, function(ctx, ...) ctx:result_int(select("#", ...)) end)
      db:create_function("greet", 1, function(ctx, name) ctx:result_text(ctx:user_data() .. name) end, "Hello ")
      db:create_function("absent", 0, function(ctx) end)
      db:create_function("blob", 0, function(ctx) ctx:result_blob("\\0b") end)
      print(all("SELECT twice(x) FROM t"), all("SELECT count_args(1, NULL, 'x')"), all("SELECT greet('you')"))
      print(all("SELECT typeof(absent())"), all("SELECT typeof(blob()) || length(blob())"))
      db:create_aggregate("product", 1, function(ctx, x)
        ctx:set_aggregate_data((ctx:get_aggregate_data() or 1) * x)
      end, function(ctx) ctx:result_number((ctx:get_aggregate_data() or 0) + ctx:aggregate_count() / 10) end)
      print(all("SELECT product(x) FROM t"), all("SELECT product(x) FROM t WHERE 0"), all("SELECT product(x) FROM t GROUP BY x % 2 ORDER BY x % 2"))
      db:create_collation("backwards", function(a, b) return a < b and 1 or a > b and -1 or 0 end)
      print(all("SELECT 'n' || x FROM t ORDER BY 1 COLLATE backwards"))`),
  ).toBe('true\n2 4 6\t3\tHello you\nnull\tblob2\n6.3\t0\t2.1 3.2\nn3 n2 n1')
})

test('[Y26] an error of such a function is one of the statement', async () => {
  expect(
    await evaluate(`
      db:create_function("fails", 0, function() error("no luck", 0) end)
      db:create_function("refuses", 0, function(ctx) ctx:result_error("not today") end)
      db:create_aggregate("breaks", 1, function(ctx, x) error("step", 0) end, function() end)
      for _, sql in ipairs{ "fails()", "refuses()", "breaks(1)" } do
        print(db:exec("SELECT " .. sql), db:errmsg())
      end
      print(pcall(function() db:create_function("f", 1000, print) end))
      print(pcall(function() db:create_function("f", 1) end))`),
  ).toBe(
    '1\tno luck\n1\tnot today\n1\tstep\n' +
      "false\tmain.lua:16: bad argument #3 to 'create_function' (a number of arguments expected, -1 for any)\n" +
      "false\tmain.lua:17: bad argument #4 to 'create_function' (function expected, got nil)",
  )
})

test('[Y26] hooks tell of what happens', async () => {
  expect(
    await evaluate(`
      db:trace(function(data, sql) print(data, sql) end, "trace")
      db:exec("SELECT 1")
      db:trace(nil)
      db:update_hook(function(data, operation, database, name, row) print(data, operation == sqlite3.INSERT, database, name, row) end, "update")
      db:commit_hook(function(data) print(data) end, "commit")
      db:rollback_hook(function(data) print(data) end, "rollback")
      db:exec("INSERT INTO t VALUES (9)")
      db:exec("BEGIN; INSERT INTO t VALUES (10); ROLLBACK")
      db:commit_hook(function() return true end)
      print(db:exec("INSERT INTO t VALUES (11)"), db:errcode())
      db:commit_hook(nil) db:rollback_hook(nil) db:update_hook(nil)
      db:progress_handler(1, function(data) print(data) return 1 end, "progress")
      print(db:exec("SELECT count(*) FROM t"), db:errmsg())
      db:progress_handler(1, nil)
      print(db:exec("SELECT count(*) FROM t"))`),
  ).toBe(
    [
      'trace\tSELECT 1',
      'update\ttrue\tmain\tt\t4',
      'commit',
      'update\ttrue\tmain\tt\t5',
      'rollback',
      'update\ttrue\tmain\tt\t5',
      'rollback',
      '19\t19',
      'progress',
      '9\tinterrupted',
      '0',
    ].join('\n'),
  )
})

test('[Y26] an error in a hook or a callback is told, and the app goes on', async () => {
  const { printed, messages } = await startApp(`${prelude}
    db:trace(function() error("in trace") end)
    print(db:exec("SELECT x FROM t", function() error("in callback") end))`)
  expect(printed()).toBe('4\n')
  expect(messages.map(({ level, text }) => `${level} ${text.split('\n')[0]}`)).toEqual([
    'error main.lua:10: in trace',
    'error main.lua:11: in callback',
  ])
})

test('[Y27] a function that SQL calls cannot end what calls it', async () => {
  expect(
    await evaluate(`
      local statement
      local codes = {}
      db:create_function("ends", 0, function(ctx)
        codes = { statement:finalize(), statement:reset(), statement:step(), db:close() }
        ctx:result(1)
      end)
      db:create_function("nests", 0, function(ctx) ctx:result(all("SELECT nests()")) end)
      statement = db:prepare("SELECT ends()")
      print(statement:step(), table.concat(codes, " "), statement:get_value(0), statement:finalize())
      print(db:exec("SELECT nests()") ~= 0, all("SELECT x FROM t"))
      print(db:exec("SELECT x FROM t", function() db:close() return 0 end))
      print(db:isopen())`),
  ).toBe('100\t21 21 21 21\t1\t0\ntrue\t1 2 3\n21\nfalse')
})
