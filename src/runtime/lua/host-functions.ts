import type { Context, RawFunction } from './context.ts'
import { firstUpvalueIndex, type Pointer } from './lua-api.ts'
import { LuaError } from './machine.ts'
import { pushBytes, pushReference, pushText, pushValue } from './push-value.ts'
import { readValues } from './read-value.ts'
import { Reference } from './reference.ts'
import { isEngineFailure, stopMachine } from './stop.ts'
import type { HostFunction, LuaInput, MultipleResults } from './values.ts'
import { longJump } from './wasm-imports.ts'

/** The C function behind every host function: its upvalue says which one is called. */
export function createTrampoline(getContext: () => Context): RawFunction {
  return (state) => {
    const context = getContext()
    const { api, heap } = context
    const before = context.current
    context.current = state
    try {
      if (context.stopped !== undefined) throw context.stopped
      context.watchCall(state)
      const run = context.functions.get(heap.word(api.lua_touserdata(state, firstUpvalueIndex)))
      if (run === undefined) throw new Error('the host no longer knows this function')
      return run(state)
    } catch (error) {
      pushThrown(context, state, error)
    } finally {
      context.current = before
    }
    return api.lua_error(state)
  }
}

/** Gives a host function its arguments as values and leaves its results on the stack. */
export function toRawFunction(context: Context, fn: HostFunction): RawFunction {
  const toRaw = (inner: HostFunction): RawFunction => toRawFunction(context, inner)
  return (state) => {
    const { api } = context
    const result = fn(...readValues(context, state, 1))
    // A host function that swallowed the watchdog's exception must not keep the machine alive.
    if (context.stopped !== undefined) throw context.stopped
    const values = isResults(result) ? result.values : [result]
    if (api.lua_checkstack(state, values.length + 4) === 0) throw new RangeError('too many results')
    for (const value of values) pushValue(context, toRaw, state, value)
    return values.length
  }
}

function isResults(value: LuaInput | MultipleResults): value is MultipleResults {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'results' &&
    'values' in value &&
    Array.isArray(value.values) &&
    Object.getPrototypeOf(value) !== null
  )
}

/** Leaves on the stack what Lua is to see of a JavaScript error, or throws on what must not become a Lua error. */
function pushThrown(context: Context, state: Pointer, error: unknown): void {
  if (error === longJump) throw error
  if (context.stopped !== undefined) throw context.stopped
  if (isEngineFailure(error)) throw stopMachine(context, error)
  if (error instanceof LuaError) {
    const value = context.errorValues.get(error)
    if (value instanceof Reference) return pushReference(context, state, value)
    if (value !== undefined) return pushBytes(context, state, value)
    return pushText(context, state, error.message)
  }
  context.api.luaL_where(state, 1)
  pushText(context, state, error instanceof Error ? error.message : String(error))
  context.api.lua_concat(state, 2)
}
