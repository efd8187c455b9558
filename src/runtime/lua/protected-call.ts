import type { CaughtError, Context, RawFunction } from './context.ts'
import { decodeUtf8, withBytes } from './heap.ts'
import { luaType, registryIndex, type Pointer } from './lua-api.ts'
import { LuaError } from './machine.ts'
import { readBytes } from './read-value.ts'
import { popReference } from './reference.ts'
import { isEngineFailure, stopMachine } from './stop.ts'
import { longJump } from './wasm-imports.ts'

/**
 * Runs `body` as a C function below `lua_pcall`, on the coroutine that runs now. Everything that may raise a Lua error,
 * be it only for want of memory, goes through here, so no long jump ever crosses code that does not expect one.
 * `traced` installs the handler that records a traceback.
 */
export function enter<T>(context: Context, body: (state: Pointer) => T, traced = false): T {
  if (context.stopped !== undefined) throw context.stopped
  const { api, fixed, current: state } = context
  let result: { readonly value: T } | undefined
  let thrown: { readonly error: unknown } | undefined
  context.body = (inner) => {
    try {
      result = { value: body(inner) }
    } catch (error) {
      if (error === longJump || context.stopped !== undefined || isEngineFailure(error)) throw error
      // Kept aside: a JavaScript exception through C frames would leave Lua's call chain torn.
      thrown = { error }
    }
    return 0
  }
  if (context.depth === 0) context.startTimer()
  context.depth += 1
  let failure: LuaError | undefined
  try {
    if (traced) api.lua_rawgeti(state, registryIndex, fixed.errorHandler)
    api.lua_rawgeti(state, registryIndex, fixed.protectedBody)
    const status = api.lua_pcall(state, 0, 0, traced ? -2 : 0)
    if (status !== 0) failure = takeFailure(context, state)
    // The handler, and the error object if there is one.
    api.lua_settop(state, -1 - Number(traced) - Number(status !== 0))
  } catch (error) {
    throw stopMachine(context, error)
  } finally {
    context.depth -= 1
    context.current = state
  }
  if (failure !== undefined) throw failure
  if (thrown !== undefined) throw thrown.error
  if (result === undefined) throw new Error('the Lua machine returned without running what it was given')
  return result.value
}

/** The C function that `enter` calls. */
export function createProtectedBody(getContext: () => Context): RawFunction {
  return (state) => {
    const context = getContext()
    const { body } = context
    context.body = undefined
    return body?.(state) ?? 0
  }
}

/** The C function that Lua calls where an error was raised, while the stack still stands. It leaves the error as it is. */
export function createErrorHandler(
  getContext: () => Context,
  pushTraceback: (state: Pointer) => void,
): RawFunction {
  return (state) => {
    const context = getContext()
    context.caught = undefined
    const value = readErrorValue(context, state)
    const message = describe(context, state)
    pushTraceback(state)
    const traceback = decodeUtf8(readBytes(context, state, -1)).trim()
    context.api.lua_settop(state, 1)
    context.caught = { message, traceback, value }
    return 1
  }
}

function takeFailure(context: Context, state: Pointer): LuaError {
  const { api, caught } = context
  context.caught = undefined
  const isText = api.lua_type(state, -1) === luaType.string
  const bytes = isText ? readBytes(context, state, -1) : undefined
  const isCaught = caught !== undefined && (bytes === undefined || sameBytes(caught.value, bytes))
  const failure = isCaught
    ? new LuaError(caught.message, caught.traceback)
    : new LuaError(bytes === undefined ? 'error in error handling' : decodeUtf8(bytes))
  const value = isCaught ? caught.value : bytes
  if (value !== undefined) context.errorValues.set(failure, value)
  return failure
}

function readErrorValue(context: Context, state: Pointer): CaughtError['value'] {
  const { api } = context
  const type = api.lua_type(state, 1)
  if (type === luaType.string) return readBytes(context, state, 1)
  if (type !== luaType.table && type !== luaType.function) return undefined
  api.lua_pushvalue(state, 1)
  return popReference(context, state, type === luaType.table ? 'table' : 'function')
}

const typeNames = [
  'nil',
  'boolean',
  'userdata',
  'number',
  'string',
  'table',
  'function',
  'userdata',
  'thread',
]

function describe(context: Context, state: Pointer): string {
  const { api, heap } = context
  const type = api.lua_type(state, 1)
  if (type === luaType.string || type === luaType.number) {
    // A copy: reading a number as text turns the value itself into a string.
    api.lua_pushvalue(state, 1)
    return decodeUtf8(readBytes(context, state, -1))
  }
  const hasText = withBytes(api, heap, toStringName, (name) => api.luaL_callmeta(state, 1, name)) !== 0
  if (hasText && api.lua_type(state, -1) === luaType.string) return decodeUtf8(readBytes(context, state, -1))
  return `(error object is a ${typeNames[type] ?? 'no'} value)`
}

const toStringName = new Uint8Array(Array.from('__tostring', (character) => character.charCodeAt(0)))

function sameBytes(value: CaughtError['value'], bytes: Uint8Array): boolean {
  if (!(value instanceof Uint8Array) || value.length !== bytes.length) return false
  return value.every((byte, index) => byte === bytes[index])
}
