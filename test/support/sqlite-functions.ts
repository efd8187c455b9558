import { readSqliteWasm } from '../../src/core/sqlite-wasm.ts'
import type { LuaInput } from '../../src/runtime/lua/values.ts'
import type { DatabaseFiles } from '../../src/runtime/solar2d/libraries/sqlite/database-files.ts'
import { createSqliteFunctions } from '../../src/runtime/solar2d/libraries/sqlite/sqlite-functions.ts'
import { startMachine } from './lua-machine.ts'
import { createMemoryDatabaseFiles } from './memory-database-files.ts'

const wasm = readSqliteWasm()
const encoder = new TextEncoder()

export type TestSqlite = {
  /** The number of a database that was opened, or the result code as a negative number. */
  readonly open: (path: string) => number
  readonly close: (db: number) => number
  /** The result code. */
  readonly exec: (db: number, sql: string) => number
  readonly message: (db: number) => string
  /** The first column of all rows, as texts; the message in place of them when the statement fails. */
  readonly all: (db: number, sql: string) => string
}

/** The library below Lua: one engine of its own on these files, by this clock. */
export async function startSqlite(
  files: DatabaseFiles = createMemoryDatabaseFiles(),
  nowMs: () => number = () => 0,
): Promise<TestSqlite> {
  const machine = await startMachine()
  const functions = createSqliteFunctions({
    wasm: await wasm,
    machine,
    files,
    clock: { nowMs, wallClockMs: () => 0 },
  })
  const call = (name: string, ...args: readonly (number | string)[]): readonly LuaInput[] => {
    const fn = functions[name]
    if (typeof fn !== 'function') throw new Error(`There is no host function ${name}`)
    const result = fn(...args.map((arg) => (typeof arg === 'string' ? encoder.encode(arg) : arg)))
    return isResults(result) ? result.values : [result]
  }
  const message = (db: number): string => textOf(call('sqliteErrorMessage', db)[0])

  return {
    open: (path) => {
      const [id, code] = call('sqliteOpen', path, 6)
      return typeof id === 'number' ? id : -Number(code)
    },
    close: (db) => Number(call('sqliteClose', db)[0]),
    exec: (db, sql) => Number(call('sqliteExec', db, sql)[0]),
    message,
    all: (db, sql) => {
      const [statement] = call('sqlitePrepare', db, sql)
      if (typeof statement !== 'number') return message(db)
      const rows: string[] = []
      let code = Number(call('sqliteStep', statement)[0])
      while (code === 100) {
        const [value] = call('sqliteValues', statement)
        rows.push(textOf(value))
        code = Number(call('sqliteStep', statement)[0])
      }
      const said = code === 101 ? rows.join(' ') : message(db)
      call('sqliteFinalize', statement)
      return said
    },
  }
}

function textOf(value: LuaInput): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  return typeof value === 'number' || typeof value === 'string' ? `${value}` : 'NULL'
}

function isResults(value: unknown): value is { readonly values: readonly LuaInput[] } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'results'
}
