import type { LuaMachine } from '../../../lua/machine.ts'
import type { HostFunction, LuaFunction, LuaInput, LuaValue } from '../../../lua/values.ts'
import { numberOf, results, textOf } from '../../bytes.ts'
import { codes, constants } from './codes.ts'
import { Connection, hookNames } from './connection.ts'
import type { DatabaseFiles } from './database-files.ts'
import { createEngine, type Engine } from './engine.ts'
import { runScript } from './run-script.ts'
import type { Statement } from './statement.ts'

/** Shorter than Lua's own watchdog, which cannot look while SQLite works. */
const timeLimitMs = 2500
const maxConnections = 32

export type SqliteParts = {
  /** Undefined where the host has no SQLite. */
  readonly wasm: Uint8Array | undefined
  readonly machine: LuaMachine
  readonly files: DatabaseFiles
  readonly clock: { readonly nowMs: () => number; readonly wallClockMs: () => number }
}

/**
 * SQLite for our Lua. Connections and statements are numbers there, which the app never sees. SQLite itself is compiled
 * by `sqliteLoad`, when an app requires it.
 */
export function createSqliteFunctions(parts: SqliteParts): Record<string, LuaInput> {
  const connections = new Map<number, Connection>()
  const statements = new Map<number, Statement>()
  let engine: Engine | undefined
  let newest = 0

  const loaded = (): Engine => {
    if (engine !== undefined) return engine
    if (parts.wasm === undefined) throw new Error('sqlite3 is not available here: the host gave no SQLite')
    engine = createEngine({ ...parts, ...parts.clock, wasm: parts.wasm, timeLimitMs })
    return engine
  }
  const connectionOf = (id: LuaValue): Connection => {
    const found = connections.get(numberOf(id))
    if (found === undefined) throw new Error('attempt to use closed sqlite database')
    return found
  }
  const statementOf = (id: LuaValue): Statement => {
    const found = statements.get(numberOf(id))
    if (found?.isOpen !== true) throw new Error('attempt to use closed sqlite virtual machine')
    return found
  }
  const withConnection =
    (run: (connection: Connection, ...rest: LuaValue[]) => ReturnType<HostFunction>): HostFunction =>
    (id, ...rest) =>
      run(connectionOf(id), ...rest)
  const withStatement =
    (run: (statement: Statement, ...rest: LuaValue[]) => ReturnType<HostFunction>): HostFunction =>
    (id, ...rest) =>
      run(statementOf(id), ...rest)

  const open: HostFunction = (path, flags) => {
    const { sqlite, work } = loaded()
    if (connections.size >= maxConnections) return results(undefined, codes.NOMEM, 'too many open databases')
    let pointer = 0
    const code = work(() =>
      sqlite.withBytes(bytesOf(path), (name) => {
        const out = sqlite.api.malloc(4)
        const result = sqlite.api.sqlite3_open_v2(name, out, numberOf(flags), 0)
        pointer = sqlite.heap.word(out)
        sqlite.api.free(out)
        return result
      }),
    )
    if (pointer === 0) return results(undefined, code, 'not enough memory')
    const connection = new Connection(loaded(), pointer)
    if (code !== codes.OK) {
      const { message } = connection
      connection.close()
      return results(undefined, code, message)
    }
    newest += 1
    connections.set(newest, connection)
    return newest
  }

  const prepare = withConnection((connection, sql) => {
    const bytes = bytesOf(sql)
    const prepared = connection.prepare(bytes)
    if (typeof prepared === 'number') return results(undefined, prepared)
    newest += 1
    for (const [id, { isOpen }] of statements) if (!isOpen) statements.delete(id)
    statements.set(newest, prepared.statement)
    return results(newest, bytes.subarray(prepared.usedBytes))
  })

  const hook = withConnection((connection, name, fn, steps) => {
    const known = hookNames.find((hookName) => hookName === textOf(name))
    if (known !== undefined) connection.setHook(known, functionOf(fn), numberOf(steps))
    return undefined
  })

  return {
    sqliteConstants: constants,
    sqliteLoad: () => {
      const { api, heap } = loaded().sqlite
      return heap.cString(api.sqlite3_libversion())
    },
    sqliteComplete: (sql) => {
      const { sqlite } = loaded()
      return sqlite.withBytes(bytesOf(sql), (text) => sqlite.api.sqlite3_complete(text)) !== 0
    },
    sqliteOpen: open,
    sqliteClose: (id) => {
      const code = connectionOf(id).close()
      if (code !== codes.MISUSE) connections.delete(numberOf(id))
      return code
    },
    sqliteIsOpen: (id) => connections.has(numberOf(id)),
    sqlitePrepare: prepare,
    sqliteExec: withConnection((connection, sql, onRow) =>
      runScript(loaded(), connection, bytesOf(sql), functionOf(onRow)),
    ),
    sqliteCloseStatements: withConnection((connection) => {
      connection.closeStatements()
      return undefined
    }),
    sqliteChanges: withConnection(({ pointer }) => loaded().sqlite.api.sqlite3_changes(pointer)),
    sqliteTotalChanges: withConnection(({ pointer }) => loaded().sqlite.api.sqlite3_total_changes(pointer)),
    sqliteLastRow: withConnection(({ lastInsertRow }) => lastInsertRow),
    sqliteErrorCode: withConnection(({ code }) => code),
    sqliteErrorMessage: withConnection(({ message }) => message),
    sqliteInterrupt: withConnection(({ pointer }) => {
      loaded().sqlite.api.sqlite3_interrupt(pointer)
      return undefined
    }),
    sqliteBusyTimeout: withConnection(({ pointer }, ms) =>
      loaded().sqlite.api.sqlite3_busy_timeout(pointer, Math.min(10_000, Math.max(0, numberOf(ms)))),
    ),
    sqliteHook: hook,
    sqliteFunction: withConnection((connection, name, count, fn, isAggregate) => {
      const lent = functionOf(fn)
      if (lent === undefined) return codes.MISUSE
      return connection.createFunction(textOf(name) ?? '', numberOf(count), lent, isAggregate === true)
    }),
    sqliteCollation: withConnection((connection, name, fn) => {
      const lent = functionOf(fn)
      return lent === undefined ? codes.MISUSE : connection.createCollation(textOf(name) ?? '', lent)
    }),
    sqliteStep: withStatement((statement) => statement.step()),
    sqliteReset: withStatement((statement) => statement.reset()),
    sqliteFinalize: (id) => {
      const code = statements.get(numberOf(id))?.finalize() ?? codes.OK
      if (code !== codes.MISUSE) statements.delete(numberOf(id))
      return code
    },
    sqliteIsStatement: (id) => statements.get(numberOf(id))?.isOpen === true,
    sqliteHasRow: withStatement(({ hasRow }) => hasRow),
    /** What went wrong with it last. */
    sqliteProblem: withStatement((statement) => statement.connection.message),
    sqliteStatementLastRow: withStatement(({ connection }) => connection.lastInsertRow),
    sqliteBind: withStatement((statement, index, value, isBlob) =>
      statement.bind(numberOf(index), value, isBlob === true),
    ),
    sqliteParameterCount: withStatement(({ parameterCount }) => parameterCount),
    sqliteParameterName: withStatement((statement, index) => statement.parameterName(numberOf(index))),
    sqliteColumnCount: withStatement(({ columnCount }) => columnCount),
    sqliteNames: withStatement((statement) => results(...statement.names())),
    sqliteTypes: withStatement((statement) => results(...statement.declaredTypes())),
    sqliteValues: withStatement((statement) => results(...statement.values())),
  }
}

const bytesOf = (value: LuaValue): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())

function functionOf(value: LuaValue): LuaFunction | undefined {
  if (typeof value !== 'object' || value instanceof Uint8Array) return undefined
  return value.kind === 'function' ? value : undefined
}
