import type { Context, RawFunction } from './context.ts'
import { HostObjects } from './host-objects.ts'
import { createTrampoline } from './host-functions.ts'
import { countMask, globalsIndex, registryIndex, type Pointer } from './lua-api.ts'
import type { LuaWasm } from './lua-wasm.ts'
import { createErrorHandler, createProtectedBody } from './protected-call.ts'
import { pushReference, pushText } from './push-value.ts'
import { freeSlot, type Reference } from './reference.ts'
import { instructionsPerCheck, type Watchdog } from './watchdog.ts'

/** A Lua state with what every entry into it needs, but no libraries yet. */
export function createContext(
  wasm: LuaWasm,
  watchdog: Watchdog,
  traceback: () => Reference | undefined,
): Context {
  const { api, heap } = wasm
  const getContext = (): Context => context
  const cFunction = (run: RawFunction): Pointer => wasm.addFunction('ii', (state = 0) => run(state))

  const mainState = api.luaL_newstate()
  const lengthOut = api.malloc(4)
  if (mainState === 0 || lengthOut === 0) throw new Error('not enough memory for a Lua machine')
  const context: Context = {
    api,
    heap,
    mainState,
    current: mainState,
    depth: 0,
    stopped: undefined,
    body: undefined,
    caught: undefined,
    fixed: { globals: 0, protectedBody: 0, errorHandler: 0, functionMetatable: 0, handleMetatable: 0 },
    trampoline: cFunction(createTrampoline(getContext)),
    lengthOut,
    functions: new HostObjects(),
    handles: new HostObjects(),
    errorValues: new WeakMap(),
    startTimer: watchdog.start,
    watchCall: (state) => watchdog.watchCall(context, state),
    abandoned: new FinalizationRegistry((slot) => freeSlot(context, slot)),
  }
  const pushTraceback = (state: Pointer): void => {
    const reference = traceback()
    if (reference === undefined) return pushText(context, state, '')
    pushReference(context, state, reference)
    pushText(context, state, '')
    // The handler and `debug.traceback` themselves are not worth showing.
    api.lua_pushnumber(state, 2)
    api.lua_call(state, 2, 1)
  }
  const fix = (run: RawFunction): number => {
    api.lua_pushcclosure(mainState, cFunction(run), 0)
    return api.luaL_ref(mainState, registryIndex)
  }

  // Nothing is left to protect an error that gets here: the state is lost.
  const onPanic = cFunction(() => {
    throw new Error('not enough memory')
  })
  api.lua_atpanic(mainState, onPanic)
  api.lua_pushvalue(mainState, globalsIndex)
  context.fixed.globals = api.luaL_ref(mainState, registryIndex)
  context.fixed.protectedBody = fix(createProtectedBody(getContext))
  context.fixed.errorHandler = fix(createErrorHandler(getContext, pushTraceback))
  const hook = wasm.addFunction('vii', (state = 0) => {
    watchdog.check(context, state)
    return undefined
  })
  // A new coroutine takes over the hook of the one that makes it, so setting it once reaches all.
  api.lua_sethook(mainState, hook, countMask, instructionsPerCheck)
  return context
}
