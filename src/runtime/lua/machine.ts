import type { HostFunction, LuaFunction, LuaInput, LuaTable, LuaValue } from './values.ts'

/** An error inside Lua. `message` reads as native Lua's does (`main.lua:5: attempt to …`). */
export class LuaError extends Error {
  override readonly name = 'LuaError'
  /** `stack traceback:` and its lines, when the error was raised below a protected call of ours. */
  readonly traceback: string | undefined

  constructor(message: string, traceback?: string) {
    super(message)
    this.traceback = traceback
  }
}

/** The watchdog ended the machine: Lua cannot catch it, and the machine is dead afterwards. */
export class MachineStopped extends Error {
  override readonly name = 'MachineStopped'
}

export type MachineOptions = {
  readonly wasm: Uint8Array
  /** Upper bound of the Lua heap, in bytes. Above it: "not enough memory". */
  readonly memoryLimitBytes: number
  /** One entry into Lua may take this long before the watchdog stops the machine. */
  readonly timeLimitMs: number
  readonly nowMs: () => number
  readonly wallClockMs: () => number
  /** Bytes that Lua's own C library writes (there should be none; `print` is ours). */
  readonly onOutput?: (bytes: Uint8Array) => void
  /** Finds the source of a module for `require`: its chunk name (`mod/a.lua`) and bytes, or undefined. */
  readonly findModule: (
    name: string,
  ) => { readonly chunkName: string; readonly source: Uint8Array } | undefined
}

/** One Lua 5.1 state. All strings are bytes in both directions. */
export type LuaMachine = {
  /** Compiles; bytecode is refused. `chunkName` as Lua wants it: `@main.lua` or `=name`. Throws `LuaError`. */
  readonly load: (source: Uint8Array | string, chunkName: string) => LuaFunction
  /** Calls with a traceback handler. Throws `LuaError` or `MachineStopped`. */
  readonly call: (fn: LuaFunction, ...args: readonly LuaInput[]) => LuaValue[]
  readonly setGlobal: (name: string, value: LuaInput) => void
  readonly getGlobal: (name: string) => LuaValue
  readonly newTable: () => LuaTable
  /** Raw access: no metamethod runs. Keys that are strings become bytes. */
  readonly rawGet: (table: LuaTable, key: LuaInput) => LuaValue
  readonly rawSet: (table: LuaTable, key: LuaInput, value: LuaInput) => void
  /** All pairs of a table, in Lua's order. References among the values are the caller's to release. */
  readonly pairs: (table: LuaTable) => [key: LuaValue, value: LuaValue][]
  /** A value that makes a host function known to Lua once; reuse it rather than passing the same closure anew. */
  readonly newFunction: (fn: HostFunction) => LuaFunction
  /** Lua's own `newproxy`, for chunks of ours alone: a finaliser of the app's would escape the watchdog. */
  readonly newProxy: LuaFunction
  /** Whether both references name the same Lua object. */
  readonly sameObject: (a: LuaTable | LuaFunction, b: LuaTable | LuaFunction) => boolean
  /** `main.lua:12` of the Lua function at `level` (1 = the one that called the host), or '' when it is not Lua. */
  readonly where: (level: number) => string
  /** Adds a module of ours to `package.preload`. */
  readonly preload: (name: string, source: string, chunkName: string) => void
  readonly memoryBytes: () => number
  /** Set after `MachineStopped`: no call may follow. */
  readonly isStopped: () => boolean
  readonly close: () => void
}
