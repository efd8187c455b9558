import type { Context, RawFunction } from './context.ts'
import { encodeUtf8, withBytes, type Heap } from './heap.ts'
import { luaType, type LuaApi, type Pointer } from './lua-api.ts'
import type { LuaWasm } from './lua-wasm.ts'
import { pushText } from './push-value.ts'

/** The first byte of a compiled chunk. Lua 5.1 does not verify bytecode: a crafted one corrupts the machine. */
const bytecodeMark = 0x1b
const refusal = 'attempt to load a binary chunk (only Lua source text is allowed)'

/** Compiles. Leaves the function on the stack and says true, or the message and false. */
export function loadSource(context: Context, state: Pointer, source: Uint8Array, chunkName: string): boolean {
  const { api, heap } = context
  if (source[0] === bytecodeMark) {
    pushText(context, state, refusal)
    return false
  }
  return withBytes(api, heap, source, (pointer, sizeBytes) =>
    withBytes(
      api,
      heap,
      encodeUtf8(chunkName),
      (name) => api.luaL_loadbuffer(state, pointer, sizeBytes, name) === 0,
    ),
  )
}

/** Lua's `loadstring`, for source text only. */
export function createLoadString(context: Context): RawFunction {
  const { api, heap, lengthOut } = context
  return (state) => {
    const source = api.luaL_checklstring(state, 1, lengthOut)
    const sizeBytes = heap.word(lengthOut)
    const chunkName = api.luaL_optlstring(state, 2, source, 0)
    if (heap.byte(source) === bytecodeMark) return leaveFailure(context, state, refusal)
    const status = api.luaL_loadbuffer(state, source, sizeBytes, chunkName)
    return status === 0 ? 1 : leaveFailure(context, state)
  }
}

/** Lua's `load`: the source in pieces from a function. */
export function createLoad(context: Context, wasm: LuaWasm): RawFunction {
  const { api, heap } = context
  const reader = wasm.addFunction('iiii', (state = 0, isFirst = 0, sizeOut = 0) =>
    readPiece(context, state, isFirst, sizeOut),
  )
  const defaultName = copyForever(api, heap, '=(load)')
  return (state) => {
    const chunkName = api.luaL_optlstring(state, 2, defaultName, 0)
    api.luaL_checktype(state, 1, luaType.function)
    // The third slot keeps the newest piece alive while the parser reads it.
    api.lua_settop(state, 3)
    const frame = api.stackSave()
    const isFirst = api.stackAlloc(16)
    heap.setWord(isFirst, 1)
    const status = api.lua_load(state, reader, isFirst, chunkName)
    api.stackRestore(frame)
    return status === 0 ? 1 : leaveFailure(context, state)
  }
}

function readPiece(context: Context, state: Pointer, isFirst: Pointer, sizeOut: Pointer): Pointer {
  const { api, heap } = context
  if (api.lua_checkstack(state, 2) === 0) return raise(context, state, 'too many nested functions')
  api.lua_pushvalue(state, 1)
  api.lua_call(state, 0, 1)
  const type = api.lua_type(state, -1)
  if (type === luaType.nil) {
    api.lua_settop(state, -2)
    heap.setWord(sizeOut, 0)
    return 0
  }
  if (type !== luaType.string && type !== luaType.number) {
    return raise(context, state, 'reader function must return a string')
  }
  api.lua_replace(state, 3)
  const piece = api.lua_tolstring(state, 3, sizeOut)
  // An empty piece ends the source, so only the first one can begin it.
  if (heap.word(isFirst) !== 0 && heap.byte(piece) === bytecodeMark) {
    pushText(context, state, refusal)
    return api.lua_error(state)
  }
  heap.setWord(isFirst, 0)
  return piece
}

/** `nil` and the message, which is on the stack unless given. */
function leaveFailure(context: Context, state: Pointer, message?: string): number {
  const { api } = context
  if (message !== undefined) pushText(context, state, message)
  api.lua_pushnil(state)
  api.lua_insert(state, -2)
  return 2
}

function raise(context: Context, state: Pointer, message: string): number {
  const { api } = context
  api.luaL_where(state, 1)
  pushText(context, state, message)
  api.lua_concat(state, 2)
  return api.lua_error(state)
}

export function copyForever(api: LuaApi, heap: Heap, text: string): Pointer {
  const bytes = encodeUtf8(`${text}\0`)
  const pointer = api.malloc(bytes.length)
  heap.copyIn(pointer, bytes)
  return pointer
}
