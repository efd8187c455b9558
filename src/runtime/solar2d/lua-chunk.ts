import type { LuaInput } from '../lua/values.ts'

/**
 * A Lua file of ours. It is called once with a table that only our chunks share, the host's functions, and `extra`;
 * its globals are the app's.
 */
export type LuaChunk = { readonly name: string; readonly source: string; readonly extra?: LuaInput }
