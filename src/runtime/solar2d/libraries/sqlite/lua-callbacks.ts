import { LuaError, type LuaMachine } from '../../../lua/machine.ts'
import type { LuaFunction, LuaInput, LuaValue } from '../../../lua/values.ts'

/** What Lua may lend to SQLite at once. */
const maxFunctions = 1000

export type CallbackResult =
  | { readonly worked: true; readonly values: readonly LuaValue[] }
  | { readonly worked: false; readonly message: string }

/** Functions of Lua that SQLite calls. Nothing is ever thrown through SQLite's own frames: it would be left half done. */
export type LuaCallbacks = {
  /** A number for SQLite to hand back; undefined when there are too many. */
  readonly add: (fn: LuaFunction) => number | undefined
  readonly remove: (id: number) => void
  readonly call: (id: number, ...args: readonly LuaInput[]) => CallbackResult
  /** Raises what ended the machine in a callback, once SQLite has returned. */
  readonly rethrow: () => void
  /** The machine was ended: nothing of Lua runs any more. */
  readonly isDead: () => boolean
}

export function createLuaCallbacks(machine: LuaMachine): LuaCallbacks {
  const functions = new Map<number, LuaFunction>()
  let newest = 0
  let fatal: { readonly error: unknown } | undefined

  return {
    add: (fn) => {
      if (functions.size >= maxFunctions) return undefined
      newest += 1
      functions.set(newest, fn)
      return newest
    },
    remove: (id) => {
      functions.get(id)?.release()
      functions.delete(id)
    },
    call: (id, ...args) => {
      const fn = functions.get(id)
      if (fn === undefined || fatal !== undefined) return { worked: false, message: 'the app was stopped' }
      try {
        return { worked: true, values: machine.call(fn, ...args) }
      } catch (error) {
        if (!(error instanceof LuaError)) fatal = { error }
        return { worked: false, message: error instanceof Error ? error.message : String(error) }
      }
    },
    rethrow: () => {
      if (fatal !== undefined) throw fatal.error
    },
    isDead: () => fatal !== undefined,
  }
}
