import type { Context } from './context.ts'
import { registryIndex, type Pointer } from './lua-api.ts'
import { pushFunction, pushText } from './push-value.ts'
import { handleId } from './read-value.ts'
import type { RawFunction } from './context.ts'

/** Makes the metatables of the machine's own userdata: carriers of host functions, and handles. */
export function createMetatables(context: Context, state: Pointer): void {
  const { api, heap, fixed, functions, handles } = context
  fixed.functionMetatable = createMetatable(context, state, {
    __gc: (caller) => {
      functions.release(heap.word(api.lua_touserdata(caller, 1)))
      return 0
    },
  })
  fixed.handleMetatable = createMetatable(context, state, {
    __gc: (caller) => {
      const id = handleId(context, caller, 1)
      if (id !== undefined) handles.release(id)
      return 0
    },
    __eq: (caller) => {
      const id = handleId(context, caller, 1)
      api.lua_pushboolean(caller, Number(id !== undefined && id === handleId(context, caller, 2)))
      return 1
    },
    __tostring: (caller) => {
      const id = handleId(context, caller, 1)
      const typeName = (id === undefined ? undefined : handles.get(id))?.typeName ?? 'userdata'
      const address = api.lua_touserdata(caller, 1).toString(16).padStart(8, '0')
      pushText(context, caller, `${typeName}: 0x${address}`)
      return 1
    },
  })
}

function createMetatable(
  context: Context,
  state: Pointer,
  methods: Readonly<Record<string, RawFunction>>,
): number {
  const { api } = context
  api.lua_createtable(state, 0, 4)
  for (const [name, method] of Object.entries(methods)) {
    pushText(context, state, name)
    pushFunction(context, state, method, () => method)
    api.lua_rawset(state, -3)
  }
  // Hides the metatable from `getmetatable`: an app that could change it could forge handles.
  pushText(context, state, '__metatable')
  api.lua_pushboolean(state, 0)
  api.lua_rawset(state, -3)
  return api.luaL_ref(state, registryIndex)
}
