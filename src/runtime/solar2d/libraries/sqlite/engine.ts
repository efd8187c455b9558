import type { LuaMachine } from '../../../lua/machine.ts'
import { codes } from './codes.ts'
import type { DatabaseFiles } from './database-files.ts'
import { createHooks, type Hooks } from './hooks.ts'
import { loadSqlite, SqliteMemoryError, type Sqlite } from './load-sqlite.ts'
import { createLuaCallbacks, type LuaCallbacks } from './lua-callbacks.ts'
import { registerVfs } from './vfs.ts'

/** Of SQLite's whole memory: a statement that needs more fails with `not enough memory`. */
const maxBytes = 128 * 1024 * 1024
/** A statement that calls Lua that runs a statement that calls Lua… */
const maxDepth = 16

export type EngineParts = {
  readonly wasm: Uint8Array
  readonly machine: LuaMachine
  readonly files: DatabaseFiles
  readonly nowMs: () => number
  readonly wallClockMs: () => number
  /** One call may work so long before it is interrupted. */
  readonly timeLimitMs: number
}

/** SQLite as one app has it: the module, the app's files, and the rules for every call. */
export type Engine = {
  readonly sqlite: Sqlite
  readonly callbacks: LuaCallbacks
  readonly hooks: Hooks
  /**
   * Runs a call that may take its time or come back into Lua. Gives a result code; raises what ended the machine, and an
   * error that ends this library when SQLite itself gave up.
   */
  readonly work: (call: () => number) => number
  readonly isLate: () => boolean
}

export function createEngine(parts: EngineParts): Engine {
  const { wasm, machine, files, nowMs, wallClockMs, timeLimitMs } = parts
  const sqlite = loadSqlite({ wasm, maxBytes, wallClockMs })
  const callbacks = createLuaCallbacks(machine)
  let depth = 0
  let deadlineMs = 0
  let failure: string | undefined

  const work: Engine['work'] = (call) => {
    if (failure !== undefined) throw new Error(failure)
    if (depth >= maxDepth) return codes.ERROR
    if (depth === 0) deadlineMs = nowMs() + timeLimitMs
    depth += 1
    try {
      return call()
    } catch (error) {
      if (error instanceof SqliteMemoryError) return codes.NOMEM
      const reason = error instanceof Error ? error.message : String(error)
      failure = `sqlite3 failed inside and cannot go on (${reason}); relaunch the app`
      throw new Error(failure, { cause: error })
    } finally {
      depth -= 1
      callbacks.rethrow()
    }
  }
  const isLate = (): boolean => callbacks.isDead() || nowMs() > deadlineMs

  registerVfs(sqlite, files, wallClockMs)
  sqlite.api.sqlite3_initialize()
  return { sqlite, callbacks, hooks: createHooks(sqlite, callbacks, isLate), work, isLate }
}
