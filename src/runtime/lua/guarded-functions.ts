import type { Context, RawFunction } from './context.ts'
import { luaType, type Pointer } from './lua-api.ts'
import { copyForever } from './load-source.ts'
import { pushReference } from './push-value.ts'
import type { Reference } from './reference.ts'

/**
 * `coroutine.create` and `coroutine.wrap` that look at the clock. A new coroutine counts its instructions from zero, so
 * an app could nest short-lived ones and stay below the count hook for ever.
 */
export function createCoroutineMakers(
  context: Context,
  check: (context: Context, state: Pointer) => void,
  originalWrap: Reference,
): { readonly create: RawFunction; readonly wrap: RawFunction } {
  const { api, heap } = context
  const expected = copyForever(api, heap, 'Lua function expected')
  const begin = (state: Pointer): void => {
    const isLuaFunction = api.lua_type(state, 1) === luaType.function && api.lua_iscfunction(state, 1) === 0
    if (!isLuaFunction) api.luaL_argerror(state, 1, expected)
    check(context, state)
  }
  return {
    create: (state) => {
      begin(state)
      const coroutine = api.lua_newthread(state)
      api.lua_pushvalue(state, 1)
      api.lua_xmove(state, coroutine, 1)
      return 1
    },
    wrap: (state) => {
      begin(state)
      pushReference(context, state, originalWrap)
      api.lua_pushvalue(state, 1)
      api.lua_call(state, 1, 1)
      return 1
    },
  }
}

/** `debug.getinfo` without the option `>`, which makes Lua 5.1 read a function from a stack that holds none. */
export function createGetInfo(context: Context, original: Reference): RawFunction {
  const { api, heap, lengthOut } = context
  const invalidOption = copyForever(api, heap, 'invalid option')
  return (state) => {
    const subject = api.lua_type(state, 1) === luaType.thread ? 2 : 1
    const count = api.lua_gettop(state)
    if (api.lua_type(state, subject + 1) === luaType.string) {
      const options = api.lua_tolstring(state, subject + 1, lengthOut)
      if (heap.copyOut(options, heap.word(lengthOut)).includes(0x3e)) {
        api.luaL_argerror(state, subject + 1, invalidOption)
      }
    }
    if (subject === 1 && api.lua_type(state, 1) === luaType.number) {
      // This function is one level more between the original and its caller.
      api.lua_pushnumber(state, api.lua_tonumber(state, 1) + 1)
      api.lua_replace(state, 1)
    }
    pushReference(context, state, original)
    api.lua_insert(state, 1)
    api.lua_call(state, count, 1)
    return 1
  }
}
