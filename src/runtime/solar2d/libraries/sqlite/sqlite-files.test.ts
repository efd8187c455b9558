import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMemoryDatabaseFiles } from '../../../../../test/support/memory-database-files.ts'
import { runApp } from '../../../../../test/support/simulated-app.ts'
import { startSqlite } from '../../../../../test/support/sqlite-functions.ts'

const codes = { ok: 0, error: 1, busy: 5, readOnly: 8, full: 13 }

test('[Y31] a transaction that is cut off leaves what was there before', async () => {
  const files = createMemoryDatabaseFiles()
  const sqlite = await startSqlite(files)
  const db = sqlite.open('/db/data.db')
  sqlite.exec(db, 'CREATE TABLE t (x); INSERT INTO t VALUES (1), (2)')
  // A small cache is written to the file before the transaction ends.
  sqlite.exec(db, 'PRAGMA cache_size = 2; BEGIN')
  sqlite.exec(
    db,
    `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 2000)
     INSERT INTO t SELECT randomblob(500) FROM c; UPDATE t SET x = 'changed'`,
  )
  const left = new Map(files.files)
  expect([...left.keys()]).toEqual(['data.db', 'data.db-journal'])
  expect(left.get('data.db')?.length).toBeGreaterThan(100_000)

  const next = await startSqlite(createMemoryDatabaseFiles(left))
  const again = next.open('/db/data.db')
  expect(next.all(again, 'SELECT x FROM t')).toBe('1 2')
  expect(next.all(again, 'PRAGMA integrity_check')).toBe('ok')
  expect([...left.keys()]).toEqual(['data.db'])
})

test('[Y31] there is no write-ahead log', async () => {
  const sqlite = await startSqlite()
  const db = sqlite.open('/db/data.db')
  expect(sqlite.all(db, 'PRAGMA journal_mode=WAL')).toBe('delete')
})

test('[Y31] a file that cannot be written fails the statement, and what was there stays', async () => {
  const files = createMemoryDatabaseFiles()
  let isFull = false
  const sqlite = await startSqlite({
    ...files,
    open: (file, mode) => {
      const opened = files.open(file, mode)
      return opened && { ...opened, writeAt: (at, bytes) => !isFull && opened.writeAt(at, bytes) }
    },
  })
  const db = sqlite.open('/db/data.db')
  sqlite.exec(db, 'CREATE TABLE t (x); INSERT INTO t VALUES (1)')
  isFull = true
  expect(sqlite.exec(db, 'INSERT INTO t VALUES (2)')).toBe(10)
  expect(sqlite.message(db)).toBe('disk I/O error')
  isFull = false
  expect(sqlite.all(db, 'SELECT x FROM t')).toBe('1')
})

test('[Y32] the second writer of a file gets BUSY', async () => {
  const sqlite = await startSqlite()
  const [first, second] = [sqlite.open('/db/data.db'), sqlite.open('/db/data.db')]
  sqlite.exec(first, 'CREATE TABLE t (x); INSERT INTO t VALUES (1)')
  expect(sqlite.exec(first, 'BEGIN IMMEDIATE; INSERT INTO t VALUES (2)')).toBe(codes.ok)
  expect(sqlite.exec(second, 'INSERT INTO t VALUES (3)')).toBe(codes.busy)
  expect(sqlite.message(second)).toBe('database is locked')
  expect(sqlite.all(second, 'SELECT x FROM t')).toBe('1')
  expect(sqlite.exec(first, 'COMMIT')).toBe(codes.ok)
  expect(sqlite.exec(second, 'INSERT INTO t VALUES (3)')).toBe(codes.ok)
  expect(sqlite.all(first, 'SELECT x FROM t')).toBe('1 2 3')
  // A reader keeps a writer from ending, and a waiting writer keeps new readers out.
  expect(sqlite.exec(second, 'BEGIN; SELECT * FROM t')).toBe(codes.ok)
  expect(sqlite.exec(first, 'INSERT INTO t VALUES (4)')).toBe(codes.busy)
  expect(sqlite.exec(second, 'COMMIT')).toBe(codes.ok)
  expect(sqlite.exec(first, 'INSERT INTO t VALUES (4)')).toBe(codes.ok)
})

test('[Y30] ATTACH and VACUUM INTO stay inside, and nothing is loaded', async () => {
  const files = createMemoryDatabaseFiles()
  const sqlite = await startSqlite(files)
  const db = sqlite.open('/db/data.db')
  sqlite.exec(db, 'CREATE TABLE t (x); INSERT INTO t VALUES (1)')
  expect(sqlite.exec(db, "ATTACH '/db/other.db' AS other; CREATE TABLE other.u AS SELECT * FROM t")).toBe(
    codes.ok,
  )
  expect(sqlite.exec(db, "VACUUM INTO '/db/copy.db'")).toBe(codes.ok)
  expect([...files.files.keys()]).toEqual(['data.db', 'other.db', 'copy.db'])
  const outside = [
    '/etc/passwd',
    'file:/etc/passwd?vfs=unix',
    'file:/etc/passwd?vfs=unix-none',
    join(tmpdir(), 'new.db'),
  ]
  expect(outside.map((path) => sqlite.exec(db, `ATTACH '${path}' AS outside`))).toEqual([14, 14, 14, 14])
  expect(outside.map((path) => sqlite.exec(db, `VACUUM INTO '${path}'`))).not.toContain(codes.ok)
  expect(sqlite.all(db, "SELECT load_extension('/lib/libc.so.6')")).toBe('no such function: load_extension')
  expect(sqlite.all(db, "SELECT readfile('/etc/passwd')")).toBe('no such function: readfile')
})

test('[Y21] over the real sandbox: Documents is written, the project is read-only', async () => {
  const made = await runApp(`
    local sqlite3 = require "sqlite3"
    local db = sqlite3.open(system.pathForFile("data.db", system.DocumentsDirectory))
    print(db:exec("CREATE TABLE t (x); INSERT INTO t VALUES (5)"), db:close())
    print(sqlite3.open(system.pathForFile("data.db", system.DocumentsDirectory) .. "/../../../outside.db"))
    local text = io.open(system.pathForFile("data.db", system.DocumentsDirectory), "rb"):read("*a")
    print(text:sub(1, 15))`)
  expect(made.lines()).toEqual(['0\t0', 'nil\t14\tunable to open database file', 'SQLite format 3'])
  expect(made.listed()).toEqual(['data.db'])

  const database = Buffer.from(made.read('data.db'), 'latin1')
  const shipped = await runApp(
    `
    local sqlite3 = require "sqlite3"
    local db = sqlite3.open(system.pathForFile("data.db"))
    for x in db:urows("SELECT x FROM t") do print(x) end
    print(db:exec("INSERT INTO t VALUES (6)"), db:errmsg())
    print(sqlite3.open(system.pathForFile("", nil) .. "/absent.db"))`,
    { files: { 'data.db': database } },
  )
  expect(shipped.lines()).toEqual([
    '5',
    `${codes.readOnly}\tattempt to write a readonly database`,
    'nil\t14\tunable to open database file',
  ])
})
