import { createContext } from './create-context.ts'
import type { Context, RawFunction } from './context.ts'
import { decodeUtf8, encodeUtf8 } from './heap.ts'
import { toRawFunction } from './host-functions.ts'
import { openLibraries, takeField } from './libraries.ts'
import { loadSource } from './load-source.ts'
import { registryIndex, type Pointer } from './lua-api.ts'
import { instantiateLua } from './lua-wasm.ts'
import { LuaError, MachineStopped, type LuaMachine, type MachineOptions } from './machine.ts'
import { enter } from './protected-call.ts'
import { pushReference, pushText, pushValue } from './push-value.ts'
import { readBytes, readValue, readValues } from './read-value.ts'
import { popReference, Reference } from './reference.ts'
import { stopMachine } from './stop.ts'
import { createMetatables } from './userdata.ts'
import type { HostFunction, LuaFunction, LuaInput, LuaTable, LuaValue } from './values.ts'
import { createWatchdog, usedBytes } from './watchdog.ts'

/**
 * A Lua 5.1 state of its own.
 *
 * Tables and functions among the arguments of a host function, and among results, belong to whoever receives them:
 * release them. What is forgotten is released when JavaScript collects it, which may be late.
 */
export async function createLuaMachine(options: MachineOptions): Promise<LuaMachine> {
  const { memoryLimitBytes, wallClockMs, nowMs, findModule } = options
  const onOutput = options.onOutput ?? (() => undefined)
  const watchdog = createWatchdog(options)
  let grown: Context | undefined
  const wasm = await instantiateLua({
    bytes: options.wasm,
    memoryLimitBytes,
    wallClockMs,
    onOutput,
    onGrowth: (heapBytes) => {
      if (grown !== undefined) watchdog.relieve(grown, heapBytes)
    },
  })
  let traceback: Reference | undefined
  const context = createContext(wasm, watchdog, () => traceback)
  grown = context
  const { preloadTable, newProxy } = enter(context, (state) => {
    createMetatables(context, state)
    const libraries = openLibraries(context, wasm, state, { check: watchdog.check, findModule, nowMs })
    traceback = takeField(context, state, 'debug', 'traceback', 'function')
    return { ...libraries, preloadTable: takeField(context, state, 'package', 'preload', 'table') }
  })
  return bind(context, preloadTable, newProxy)
}

function bind(context: Context, preloadTable: Reference, newProxy: LuaFunction): LuaMachine {
  const { api } = context
  const toRaw = (fn: HostFunction): RawFunction => toRawFunction(context, fn)
  const push = (state: Pointer, value: LuaInput): void => pushValue(context, toRaw, state, value)

  const load: LuaMachine['load'] = (source, chunkName) =>
    enter(context, (state) => {
      const bytes = typeof source === 'string' ? encodeUtf8(source) : source
      const isLoaded = loadSource(context, state, bytes, chunkName)
      if (!isLoaded) throw new LuaError(decodeUtf8(readBytes(context, state, -1)))
      return popReference(context, state, 'function')
    })

  return {
    load,
    call: (fn, ...args) => {
      const reference = asReference(fn)
      return enter(
        context,
        (state) => {
          if (api.lua_checkstack(state, args.length + 8) === 0) throw new LuaError('stack overflow')
          pushReference(context, state, reference)
          for (const arg of args) push(state, arg)
          api.lua_call(state, args.length, -1)
          return readValues(context, state, 1)
        },
        true,
      )
    },
    setGlobal: (name, value) =>
      enter(context, (state) => {
        api.lua_rawgeti(state, registryIndex, context.fixed.globals)
        pushText(context, state, name)
        push(state, value)
        api.lua_rawset(state, -3)
      }),
    getGlobal: (name) =>
      enter(context, (state) => {
        api.lua_rawgeti(state, registryIndex, context.fixed.globals)
        pushText(context, state, name)
        api.lua_rawget(state, -2)
        return readValue(context, state, 2)
      }),
    newTable: () =>
      enter(context, (state) => {
        api.lua_createtable(state, 0, 0)
        return popReference(context, state, 'table')
      }),
    rawGet: (table, key) =>
      enter(context, (state) => {
        pushReference(context, state, asReference(table))
        push(state, key)
        api.lua_rawget(state, 1)
        return readValue(context, state, 2)
      }),
    rawSet: (table, key, value) =>
      enter(context, (state) => {
        pushReference(context, state, asReference(table))
        push(state, key)
        push(state, value)
        api.lua_rawset(state, 1)
      }),
    pairs: (table) =>
      enter(context, (state) => {
        const entries: [key: LuaValue, value: LuaValue][] = []
        pushReference(context, state, asReference(table))
        api.lua_pushnil(state)
        while (api.lua_next(state, 1) !== 0) {
          entries.push([readValue(context, state, 2), readValue(context, state, 3)])
          api.lua_settop(state, 2)
        }
        return entries
      }),
    newFunction: (fn) =>
      enter(context, (state) => {
        push(state, fn)
        return popReference(context, state, 'function')
      }),
    newProxy,
    sameObject: (a, b) =>
      enter(context, (state) => {
        pushReference(context, state, asReference(a))
        pushReference(context, state, asReference(b))
        return api.lua_rawequal(state, 1, 2) !== 0
      }),
    where: (level) =>
      enter(context, (state) => {
        // One level more: the C function that runs this very body.
        api.luaL_where(state, level + 1)
        return decodeUtf8(readBytes(context, state, -1)).replace(/: $/, '')
      }),
    preload: (name, source, chunkName) => {
      const fn = load(source, chunkName)
      enter(context, (state) => {
        pushReference(context, state, preloadTable)
        pushText(context, state, name)
        pushReference(context, state, asReference(fn))
        api.lua_rawset(state, 1)
      })
      fn.release()
    },
    memoryBytes: () => usedBytes(context),
    isStopped: () => context.stopped !== undefined,
    close: () => {
      // The state is dropped, not closed: lua_close would run what the app left to run.
      stopMachine(context, new MachineStopped('The Lua machine is closed.'))
    },
  }
}

function asReference(value: LuaTable | LuaFunction): Reference {
  if (value instanceof Reference) return value
  throw new TypeError('expected a table or function that came from a Lua machine')
}
