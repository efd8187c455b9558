import { expect, test } from 'vitest'
import { evaluateLua } from '../../../../../test/support/evaluate-lua.ts'

const evaluate = (lua: string): Promise<string> =>
  evaluateLua(
    `local sqlite3 = require "sqlite3"
local db = sqlite3.open_memory()
db:exec("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)")
${lua}`,
  )

test('[Y24] bound by number, by name, all at once', async () => {
  expect(
    await evaluate(`
      local insert, rest = db:prepare("INSERT INTO t VALUES (:id, @name); SELECT 1")
      print(insert:bind_parameter_count(), insert:bind_parameter_name(1), rest)
      print(insert:bind(1, 10), insert:bind(2, "ten"), insert:step(), insert:last_insert_rowid())
      print(insert:reset(), insert:bind_names{ id = 11, name = "eleven" }, insert:step())
      print(insert:reset(), insert:bind_values(12, nil), insert:step(), insert:reset())
      print(insert:bind_values(12, nil), insert:step(), db:errmsg())
      print(insert:finalize())
      local positional = db:prepare("SELECT ?, ?2")
      print(positional:bind_names{ "first", "second" }, positional:step(), positional:get_uvalues())
      for id, name in db:urows("SELECT * FROM t") do print(id, name) end`),
  ).toBe(
    [
      '2\t:id\t SELECT 1',
      '0\t0\t101\t10',
      '0\t0\t101',
      '0\t0\t101\t0',
      '0\t19\tUNIQUE constraint failed: t.id',
      '19',
      '0\t100\tfirst\tsecond',
      '10\tten',
      '11\televen',
      '12\tnil',
    ].join('\n'),
  )
})

test('[Y24] columns are counted from 0', async () => {
  expect(
    await evaluate(`
      db:exec("INSERT INTO t VALUES (1, 'one'), (2, 'two')")
      local select = db:prepare("SELECT id, name AS label FROM t")
      print(select:columns(), select:get_name(1), select:get_type(0), table.concat(select:get_names(), " "))
      print(select:step(), select:get_value(0), select:get_value(1), select:get_values()[2])
      print(select:get_named_values().label, select:get_named_types().id, select:get_uvalues())
      print(select:get_unames())
      print(select:step(), select:step(), select:reset())
      for row in select:nrows() do print(row.id, row.label) end
      for row in select:rows() do print(row[1]) end
      for id in select:urows() do print(id) end
      print(select:isopen(), select:finalize(), select:isopen())`),
  ).toBe(
    [
      '2\tlabel\tINTEGER\tid label',
      '100\t1\tone\tone',
      'one\tINTEGER\t1\tone',
      'id\tlabel',
      '100\t101\t0',
      '1\tone',
      '2\ttwo',
      '1',
      '2',
      '1',
      '2',
      'true\t0\tfalse',
    ].join('\n'),
  )
})

test('[Y24] what cannot be bound or read is an error at the caller', async () => {
  const said = await evaluate(`
    local function try(fn) print((select(2, pcall(fn)))) end
    local select = db:prepare("SELECT ?")
    try(function() select:bind(2, 1) end)
    try(function() select:bind(0, 1) end)
    try(function() select:bind(1, {}) end)
    try(function() select:bind_values(1, 2) end)
    try(function() select:bind_names(5) end)
    try(function() select:get_value(0) end)
    select:step()
    try(function() select:get_value(1) end)
    print(db:prepare("SELEC"))
    print(db:prepare("-- nothing"):step())`)
  expect(said.split('\n')).toEqual([
    'main.lua:7: bind index out of range [1..1]',
    'main.lua:8: bind index out of range [1..1]',
    'main.lua:9: index (1) - invalid data type for bind (table)',
    'main.lua:10: incorrect number of parameters to bind (2 given, 1 to bind)',
    "main.lua:11: bad argument #2 to 'bind_names' (table expected, got number)",
    'main.lua:12: misuse of function: there is no row; call step() first',
    'main.lua:14: index out of range [0..0]',
    'nil\t1',
    '21',
  ])
})

test('[Y27] what is closed or finalized says so', async () => {
  const said = await evaluate(`
    local function try(fn) print((select(2, pcall(fn)))) end
    local first, second = db:prepare("SELECT 1"), db:prepare("SELECT 2")
    first:finalize()
    try(function() first:step() end)
    second:step()
    print(db:isopen(), db:close(), db:isopen())
    try(function() second:get_value(0) end)
    try(function() db:exec("SELECT 1") end)
    try(function() db.exec("SELECT 1") end)
    try(function() db:close() end)
    print(getmetatable(db), pcall(function() db.x = 1 end))`)
  expect(said.split('\n')).toEqual([
    'main.lua:8: attempt to use closed sqlite virtual machine',
    'true\t0\tfalse',
    'main.lua:11: attempt to use closed sqlite virtual machine',
    'main.lua:12: attempt to use closed sqlite database',
    'main.lua:13: bad argument #1 (sqlite database expected, got string); call methods with a colon',
    'main.lua:14: attempt to use closed sqlite database',
    expect.stringMatching(/^false\tfalse\tmain\.lua:15: attempt to index/),
  ])
})

test('[Y27] what the app drops is ended', async () => {
  expect(
    await evaluate(`
      for i = 1, 5000 do
        assert(db:prepare("SELECT " .. i), i)
        for row in db:nrows("SELECT 1 UNION SELECT 2") do break end
      end
      for i = 1, 200 do assert(sqlite3.open_memory(), i) end
      local held = {}
      for i = 1, 2000 do held[i] = db:prepare("SELECT 1") end
      print(#held > 900, #held <= 1000, select(2, db:prepare("SELECT 1")))`),
  ).toBe('true\ttrue\t7')
})
