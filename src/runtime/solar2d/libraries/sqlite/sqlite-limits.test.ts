import { expect, test, vi } from 'vitest'
import { createFakeHost } from '../../../../../test/support/fake-host.ts'
import { steppingClock } from '../../../../../test/support/lua-machine.ts'
import { startApp } from '../../../../../test/support/solar2d-app.ts'
import { startSqlite } from '../../../../../test/support/sqlite-functions.ts'
import { createSolar2dApp } from '../../create-app.ts'

/** They use memory and time up to their bounds, beside other tests. */
vi.setConfig({ testTimeout: 30_000 })

const endless = 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT'

test('[Y29] an endless statement is interrupted', async () => {
  const sqlite = await startSqlite(undefined, steppingClock(1))
  const db = sqlite.open(':memory:')
  expect(sqlite.all(db, `${endless} count(*) FROM c`)).toBe('interrupted')
  // Each row is quick; all of them are one call.
  expect(sqlite.exec(db, `${endless} n FROM c`)).toBe(9)
  sqlite.exec(db, 'CREATE TABLE t (x)')
  expect(sqlite.exec(db, `INSERT INTO t ${endless} n FROM c`)).toBe(9)
  expect(sqlite.all(db, 'SELECT count(*) FROM t')).toBe('0')
})

test('[Y29] values, memory and depth are bounded', async () => {
  const sqlite = await startSqlite()
  const db = sqlite.open(':memory:')
  expect(sqlite.all(db, 'SELECT length(zeroblob(40000000))')).toBe('string or blob too big')
  expect(sqlite.all(db, 'SELECT length(randomblob(20000000))')).toBe('20000000')
  sqlite.exec(db, 'CREATE TABLE t (x)')
  const code = sqlite.exec(db, 'INSERT INTO t VALUES (randomblob(30000000));'.repeat(8))
  expect([7, 13]).toContain(code)
  expect(sqlite.all(db, 'SELECT count(*) FROM t')).toMatch(/^[1-4]$/)
  expect(sqlite.all(db, `SELECT ${'('.repeat(5000)}1${')'.repeat(5000)}`)).toBe('Recursion limit')
  expect(sqlite.all(db, `SELECT '${'x'.repeat(1_100_000)}'`)).toBe('string or blob too big')
  expect(
    sqlite.exec(
      db,
      'CREATE TRIGGER loops AFTER INSERT ON t BEGIN INSERT INTO t VALUES (1); END; PRAGMA recursive_triggers = 1; INSERT INTO t VALUES (1)',
    ),
  ).toBe(1)
  expect(sqlite.message(db)).toBe('too many levels of trigger recursion')
})

test('[Y29] one value in many columns makes no gigabytes of rows and arguments', async () => {
  const fake = await startApp(`
    local db = require("sqlite3").open_memory()
    local large, small = ("x"):rep(30000000), ("x"):rep(1000)
    local function run(list, value)
      local statement = db:prepare("SELECT " .. list)
      statement:bind_blob(1, value)
      local code = statement:step()
      print(code, code ~= 100 and db:errmsg() or #statement:get_values())
      statement:finalize()
    end
    local columns = ("?1,"):rep(199) .. "?1"
    run(columns, large)
    run(columns, small)
    db:create_function("count", 100, function(context, ...) context:result_number(select("#", ...)) end)
    db:create_aggregate("counts", 100, function() end, function(context) context:result_number(1) end)
    local arguments = ("?1,"):rep(99) .. "?1"
    run("count(" .. arguments .. ")", large)
    run("counts(" .. arguments .. ")", large)
    run("count(" .. arguments .. ")", small)`)
  expect(fake.printed()).toBe(
    '18\tstring or blob too big\n100\t200\n18\tstring or blob too big\n18\tstring or blob too big\n100\t1\n',
  )
})

test('[Y29] databases are counted', async () => {
  const sqlite = await startSqlite()
  const opened = Array.from({ length: 33 }, () => sqlite.open(':memory:'))
  expect(opened.at(-2)).toBeGreaterThan(0)
  expect(opened.at(-1)).toBe(-7)
  expect(sqlite.close(opened[0] ?? 0)).toBe(0)
  expect(sqlite.open(':memory:')).toBeGreaterThan(0)
})

test('[Y29] a function without end is stopped with the app', async () => {
  const fake = createFakeHost({
    'main.lua': `local db = require("sqlite3").open_memory()
      db:create_function("hangs", 0, function() while true do end end)
      pcall(function() db:exec("SELECT hangs()") end)
      print("never")`,
  })
  const app = await createSolar2dApp({
    ...fake.host,
    clock: { ...fake.host.clock, nowMs: steppingClock(10) },
  })
  app.start()
  expect(fake.printed()).toBe('')
  expect(app.errorCount()).toBe(1)
  expect(fake.messages[0]?.text).toMatch(/The app was stopped: main\.lua:2: stopped: the app did not return/)
})

test('[Y28] without SQLite only the require fails, and its module is not touched before', async () => {
  const source = `local ok, problem = pcall(require, "sqlite3") print(ok, problem)`
  const without = await startApp(source, {}, { sqliteWasm: new Uint8Array([1, 2, 3]) })
  expect(without.printed()).toMatch(/^false\t.*CompileError|^false\t.*WebAssembly/)
  expect((await startApp('print("on")', {}, { sqliteWasm: new Uint8Array() })).printed()).toBe('on\n')
})
