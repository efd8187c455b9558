import type { Context } from './context.ts'
import { luaType, registryIndex, type Pointer } from './lua-api.ts'
import { LuaError } from './machine.ts'
import { popReference } from './reference.ts'
import type { LuaOpaque, LuaValue } from './values.ts'

export const opaqueThread: LuaOpaque = Object.freeze({ kind: 'opaque', type: 'thread' })
export const opaqueUserdata: LuaOpaque = Object.freeze({ kind: 'opaque', type: 'userdata' })

/** The value at `index`, which must count from the bottom. A table or function gets a fresh reference. */
export function readValue(context: Context, state: Pointer, index: number): LuaValue {
  const { api } = context
  switch (api.lua_type(state, index)) {
    case luaType.boolean:
      return api.lua_toboolean(state, index) !== 0
    case luaType.number:
      return api.lua_tonumber(state, index)
    case luaType.string:
      return readBytes(context, state, index)
    case luaType.table:
      api.lua_pushvalue(state, index)
      return popReference(context, state, 'table')
    case luaType.function:
      api.lua_pushvalue(state, index)
      return popReference(context, state, 'function')
    case luaType.lightUserdata:
      return { kind: 'light-userdata', pointer: api.lua_touserdata(state, index) }
    case luaType.userdata:
      return readHandle(context, state, index) ?? opaqueUserdata
    case luaType.thread:
      return opaqueThread
    default:
      return undefined
  }
}

/** Of the strings of one call. The same one given many times is one string in Lua, and a copy each here. */
const mostCopiedBytes = 256 * 1024 * 1024

/** The values from `first` to the top. */
export function readValues(context: Context, state: Pointer, first: number): LuaValue[] {
  const top = context.api.lua_gettop(state)
  if (top < first) return []
  if (context.api.lua_checkstack(state, 4) === 0) throw new RangeError('stack overflow')
  const values: LuaValue[] = []
  let copiedBytes = 0
  for (let index = first; index <= top; index += 1) {
    const value = readValue(context, state, index)
    if (value instanceof Uint8Array) {
      copiedBytes += value.length
      if (copiedBytes > mostCopiedBytes) throw new LuaError('not enough memory')
    }
    values.push(value)
  }
  return values
}

/** The bytes of a string; the value must be one, for Lua would turn a number into a string in place. */
export function readBytes(context: Context, state: Pointer, index: number): Uint8Array {
  const { api, heap, lengthOut } = context
  const pointer = api.lua_tolstring(state, index, lengthOut)
  return heap.copyOut(pointer, heap.word(lengthOut) >>> 0)
}

function readHandle(context: Context, state: Pointer, index: number): LuaValue {
  const id = handleId(context, state, index)
  return id === undefined ? undefined : context.handles.get(id)
}

/** The number in a userdata of ours. Only the metatable tells it from a foreign one, whose memory may be shorter. */
export function handleId(context: Context, state: Pointer, index: number): number | undefined {
  const { api, heap } = context
  if (api.lua_type(state, index) !== luaType.userdata || api.lua_getmetatable(state, index) === 0) {
    return undefined
  }
  api.lua_rawgeti(state, registryIndex, context.fixed.handleMetatable)
  const isOurs = api.lua_rawequal(state, -1, -2) !== 0
  api.lua_settop(state, -3)
  return isOurs ? heap.word(api.lua_touserdata(state, index)) : undefined
}
