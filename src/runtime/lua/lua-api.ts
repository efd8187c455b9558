/** An address in the machine's memory. */
export type Pointer = number

/** `lua_type` of a value. Source: Lua 5.1, lua.h. */
export const luaType = {
  none: -1,
  nil: 0,
  boolean: 1,
  lightUserdata: 2,
  number: 3,
  string: 4,
  table: 5,
  function: 6,
  userdata: 7,
  thread: 8,
} as const

export const registryIndex = -10_000
export const globalsIndex = -10_002
export const firstUpvalueIndex = globalsIndex - 1
export const allResults = -1

/** `LUA_MASKCOUNT` of `lua_sethook`. */
export const countMask = 8
export const collector = {
  restart: 1,
  collect: 2,
  countKilobytes: 3,
  countBytes: 4,
  setPause: 6,
  setStepMultiplier: 7,
} as const

/** The part of the Lua 5.1 C API that the binding uses, as the WebAssembly module exports it. */
export type LuaApi = {
  readonly malloc: (sizeBytes: number) => Pointer
  readonly free: (pointer: Pointer) => void
  readonly stackSave: () => Pointer
  readonly stackAlloc: (sizeBytes: number) => Pointer
  readonly stackRestore: (pointer: Pointer) => void
  readonly setThrew: (threw: number, value: number) => void
  readonly setTempRet0: (highWord: number) => void
  readonly emscripten_stack_init: () => void
  readonly emscripten_stack_get_base: () => Pointer
  readonly __wasm_call_ctors: () => void

  readonly luaL_newstate: () => Pointer
  readonly lua_atpanic: (state: Pointer, handler: Pointer) => Pointer
  readonly lua_newthread: (state: Pointer) => Pointer
  readonly lua_sethook: (state: Pointer, hook: Pointer, mask: number, count: number) => number
  readonly lua_gc: (state: Pointer, what: number, data: number) => number

  readonly lua_gettop: (state: Pointer) => number
  readonly lua_settop: (state: Pointer, index: number) => void
  readonly lua_checkstack: (state: Pointer, slots: number) => number
  readonly lua_pushvalue: (state: Pointer, index: number) => void
  readonly lua_insert: (state: Pointer, index: number) => void
  readonly lua_replace: (state: Pointer, index: number) => void
  readonly lua_xmove: (from: Pointer, to: Pointer, count: number) => void

  readonly lua_type: (state: Pointer, index: number) => number
  readonly lua_iscfunction: (state: Pointer, index: number) => number
  readonly lua_rawequal: (state: Pointer, left: number, right: number) => number
  readonly lua_toboolean: (state: Pointer, index: number) => number
  readonly lua_tonumber: (state: Pointer, index: number) => number
  readonly lua_tolstring: (state: Pointer, index: number, lengthOut: Pointer) => Pointer
  readonly lua_touserdata: (state: Pointer, index: number) => Pointer

  readonly lua_pushnil: (state: Pointer) => void
  readonly lua_pushboolean: (state: Pointer, value: number) => void
  readonly lua_pushnumber: (state: Pointer, value: number) => void
  readonly lua_pushlstring: (state: Pointer, bytes: Pointer, length: number) => void
  readonly lua_pushlightuserdata: (state: Pointer, value: Pointer) => void
  readonly lua_pushcclosure: (state: Pointer, fn: Pointer, upvalues: number) => void
  readonly lua_newuserdata: (state: Pointer, sizeBytes: number) => Pointer
  readonly lua_createtable: (state: Pointer, arraySize: number, hashSize: number) => void

  readonly lua_rawget: (state: Pointer, index: number) => void
  readonly lua_rawset: (state: Pointer, index: number) => void
  readonly lua_rawgeti: (state: Pointer, index: number, key: number) => void
  readonly lua_rawseti: (state: Pointer, index: number, key: number) => void
  readonly lua_next: (state: Pointer, index: number) => number
  readonly lua_getmetatable: (state: Pointer, index: number) => number
  readonly lua_setmetatable: (state: Pointer, index: number) => number

  readonly lua_call: (state: Pointer, args: number, results: number) => void
  readonly lua_pcall: (state: Pointer, args: number, results: number, handler: number) => number
  readonly lua_error: (state: Pointer) => number
  readonly lua_concat: (state: Pointer, count: number) => void
  readonly lua_load: (state: Pointer, reader: Pointer, data: Pointer, chunkName: Pointer) => number

  readonly luaL_ref: (state: Pointer, table: number) => number
  readonly luaL_unref: (state: Pointer, table: number, reference: number) => void
  readonly luaL_where: (state: Pointer, level: number) => void
  readonly luaL_callmeta: (state: Pointer, index: number, name: Pointer) => number
  readonly luaL_argerror: (state: Pointer, argument: number, message: Pointer) => number
  readonly luaL_checktype: (state: Pointer, argument: number, type: number) => void
  readonly luaL_checklstring: (state: Pointer, argument: number, lengthOut: Pointer) => Pointer
  readonly luaL_optlstring: (
    state: Pointer,
    argument: number,
    fallback: Pointer,
    lengthOut: Pointer,
  ) => Pointer
  readonly luaL_loadbuffer: (state: Pointer, bytes: Pointer, sizeBytes: number, chunkName: Pointer) => number

  readonly luaopen_base: unknown
  readonly luaopen_package: unknown
  readonly luaopen_table: unknown
  readonly luaopen_string: unknown
  readonly luaopen_math: unknown
  readonly luaopen_os: unknown
  readonly luaopen_debug: unknown
}
