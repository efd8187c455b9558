import type { Context, RawFunction } from './context.ts'
import { encodeUtf8, withBytes } from './heap.ts'
import { registryIndex, type Pointer } from './lua-api.ts'
import { opaqueThread, opaqueUserdata } from './read-value.ts'
import { Reference } from './reference.ts'
import type { HostFunction, LuaInput, LuaLightUserdata, LuaUserdata } from './values.ts'

/** Nested deeper, or cyclic: refused. Each level takes slots of Lua's C stack, which has 8000. */
const maximumDepth = 200
const idSizeBytes = 4
const shortTextLength = 64

export type ToRawFunction = (fn: HostFunction) => RawFunction

/**
 * Pushes a host value. Plain objects are told from userdata by their `kind`; an object without prototype is always
 * plain data, whatever its keys, so that decoded input can never pass for a userdata.
 */
export function pushValue(
  context: Context,
  toRaw: ToRawFunction,
  state: Pointer,
  value: LuaInput,
  depth = 0,
): void {
  const { api } = context
  switch (typeof value) {
    case 'undefined':
      return api.lua_pushnil(state)
    case 'boolean':
      return api.lua_pushboolean(state, Number(value))
    case 'number':
      return api.lua_pushnumber(state, value)
    case 'string':
      return pushText(context, state, value)
    case 'function':
      return pushFunction(context, state, value, () => toRaw(value))
    case 'object':
      return value === null ? api.lua_pushnil(state) : pushObject(context, toRaw, state, value, depth)
    default:
      throw new TypeError(`a ${typeof value} has no form in Lua`)
  }
}

export function pushText(context: Context, state: Pointer, text: string): void {
  if (text.length > shortTextLength || !pushShortAscii(context, state, text)) {
    pushBytes(context, state, encodeUtf8(text))
  }
}

/** Keys and phases and the like: four times as fast as going through an encoder. */
function pushShortAscii({ api, heap }: Context, state: Pointer, text: string): boolean {
  const frame = api.stackSave()
  const pointer = api.stackAlloc(shortTextLength)
  const isAscii = heap.copyAsciiIn(pointer, text)
  if (isAscii) api.lua_pushlstring(state, pointer, text.length)
  api.stackRestore(frame)
  return isAscii
}

export function pushBytes(context: Context, state: Pointer, bytes: Uint8Array): void {
  withBytes(context.api, context.heap, bytes, (pointer, sizeBytes) =>
    context.api.lua_pushlstring(state, pointer, sizeBytes),
  )
}

export function pushReference(context: Context, state: Pointer, reference: Reference): void {
  context.api.lua_rawgeti(state, registryIndex, reference.slotIn(context))
}

/** A C closure of the one trampoline; its upvalue carries the number of the function that `make` gives. */
export function pushFunction(context: Context, state: Pointer, key: object, make: () => RawFunction): void {
  pushHostObject(context, state, context.fixed.functionMetatable, () => context.functions.retain(key, make))
  context.api.lua_pushcclosure(state, context.trampoline, 1)
}

function pushHostObject(context: Context, state: Pointer, metatable: number, retain: () => number): void {
  const { api, heap } = context
  const pointer = api.lua_newuserdata(state, idSizeBytes)
  heap.setWord(pointer, retain())
  // Only the functions of the metatables themselves are made before them; they live as long as the machine.
  if (metatable === 0) return
  api.lua_rawgeti(state, registryIndex, metatable)
  api.lua_setmetatable(state, -2)
}

type InputObject = Exclude<LuaInput, undefined | null | boolean | number | string | HostFunction>

function pushObject(
  context: Context,
  toRaw: ToRawFunction,
  state: Pointer,
  value: InputObject,
  depth: number,
): void {
  const { api } = context
  if (value instanceof Uint8Array) return pushBytes(context, state, value)
  if (value instanceof Reference) return pushReference(context, state, value)
  if (value === opaqueThread || value === opaqueUserdata) {
    throw new TypeError('a coroutine or a foreign userdata cannot be handed back to Lua')
  }
  if (isLightUserdata(value)) return api.lua_pushlightuserdata(state, value.pointer)
  if (isUserdata(value)) {
    return pushHostObject(context, state, context.fixed.handleMetatable, () =>
      context.handles.retain(value.tag, () => value),
    )
  }
  if (depth >= maximumDepth) throw new RangeError('the value is nested too deeply for Lua (or in a circle)')
  if (api.lua_checkstack(state, 4) === 0) throw new RangeError('stack overflow')
  if (Array.isArray(value)) {
    const items = value as readonly LuaInput[]
    api.lua_createtable(state, items.length, 0)
    for (const [index, item] of items.entries()) {
      pushValue(context, toRaw, state, item, depth + 1)
      api.lua_rawseti(state, -2, index + 1)
    }
    return
  }
  const entries: readonly [string, LuaInput][] = Object.entries(value)
  api.lua_createtable(state, 0, entries.length)
  for (const [key, item] of entries) {
    pushText(context, state, key)
    pushValue(context, toRaw, state, item, depth + 1)
    api.lua_rawset(state, -3)
  }
}

function isUserdata(value: object): value is LuaUserdata {
  if (Object.getPrototypeOf(value) === null) return false
  const { kind, tag, typeName } = value as Partial<LuaUserdata>
  return kind === 'userdata' && typeof tag === 'object' && typeof typeName === 'string'
}

function isLightUserdata(value: object): value is LuaLightUserdata {
  if (Object.getPrototypeOf(value) === null) return false
  const { kind, pointer } = value as Partial<LuaLightUserdata>
  return kind === 'light-userdata' && typeof pointer === 'number'
}
