import type { Context, RawFunction } from './context.ts'
import { createCoroutineMakers, createGetInfo } from './guarded-functions.ts'
import { encodeUtf8 } from './heap.ts'
import { createLoad, createLoadString, loadSource } from './load-source.ts'
import { registryIndex, type Pointer } from './lua-api.ts'
import type { LuaWasm } from './lua-wasm.ts'
import newproxy from './newproxy.lua?raw'
import { pushFunction, pushText } from './push-value.ts'
import { createFormat } from './string-format.ts'
import { popReference, type Reference } from './reference.ts'
import { createModuleSearcher, type FindModule } from './module-searcher.ts'

/** What an app must not have. Files and processes belong to the host. */
const removed: Readonly<Record<string, readonly string[]>> = {
  _G: ['dofile', 'loadfile'],
  string: ['dump'],
  os: ['execute', 'exit', 'getenv', 'remove', 'rename', 'tmpname'],
  package: ['loadlib'],
  debug: [
    'debug',
    'getfenv',
    'gethook',
    'getlocal',
    'getmetatable',
    'getregistry',
    'getupvalue',
    'setfenv',
    'sethook',
    'setlocal',
    'setmetatable',
    'setupvalue',
  ],
}

export type LibraryOptions = {
  readonly check: (context: Context, state: Pointer) => void
  readonly findModule: FindModule
  readonly nowMs: () => number
}

/**
 * Opens Lua's libraries without `io`, takes out what the app must not have, and puts our own forms in. Gives
 * `newproxy` to the host, whose handles of files need it.
 */
export function openLibraries(
  context: Context,
  wasm: LuaWasm,
  state: Pointer,
  { check, findModule, nowMs }: LibraryOptions,
): { readonly newProxy: Reference<'function'> } {
  const { api } = context
  const openers = [
    ['', api.luaopen_base],
    ['package', api.luaopen_package],
    ['table', api.luaopen_table],
    ['string', api.luaopen_string],
    ['math', api.luaopen_math],
    ['os', api.luaopen_os],
    ['debug', api.luaopen_debug],
  ] as const
  for (const [name, opener] of openers) {
    api.lua_pushcclosure(state, wasm.addExport(opener), 0)
    pushText(context, state, name)
    api.lua_call(state, 1, 0)
  }

  const wrap = takeField(context, state, 'coroutine', 'wrap', 'function')
  const getInfo = takeField(context, state, 'debug', 'getinfo', 'function')
  const format = takeField(context, state, 'string', 'format', 'function')
  const newProxy = takeField(context, state, '_G', 'newproxy', 'function')
  for (const [library, names] of Object.entries(removed)) {
    for (const name of names) setField(context, state, library, name, undefined)
  }

  const startedMs = nowMs()
  const clock: RawFunction = (caller) => {
    api.lua_pushnumber(caller, (nowMs() - startedMs) / 1000)
    return 1
  }
  const makers = createCoroutineMakers(context, check, wrap)
  setField(context, state, '_G', 'load', createLoad(context, wasm))
  setField(context, state, '_G', 'loadstring', createLoadString(context))
  setField(context, state, 'coroutine', 'create', makers.create)
  setField(context, state, 'coroutine', 'wrap', makers.wrap)
  setField(context, state, 'debug', 'getinfo', createGetInfo(context, getInfo))
  setField(context, state, 'os', 'clock', clock)
  setField(context, state, 'string', 'format', createFormat(context, format))
  replaceLoaders(context, state, createModuleSearcher(context, findModule))
  runOwnLua(context, state, newproxy, '=[newproxy]')
  return { newProxy }
}

function runOwnLua(context: Context, state: Pointer, source: string, chunkName: string): void {
  if (!loadSource(context, state, encodeUtf8(source), chunkName))
    throw new Error(`${chunkName} does not compile`)
  context.api.lua_call(state, 0, 0)
}

/** The field `name` of a library, kept alive. */
export function takeField<K extends 'table' | 'function'>(
  context: Context,
  state: Pointer,
  library: string,
  name: string,
  kind: K,
): Reference<K> {
  pushLibrary(context, state, library)
  pushText(context, state, name)
  context.api.lua_rawget(state, -2)
  const reference = popReference(context, state, kind)
  context.api.lua_settop(state, -2)
  return reference
}

function setField(
  context: Context,
  state: Pointer,
  library: string,
  name: string,
  fn: RawFunction | undefined,
): void {
  const { api } = context
  pushLibrary(context, state, library)
  pushText(context, state, name)
  if (fn === undefined) api.lua_pushnil(state)
  else pushFunction(context, state, fn, () => fn)
  api.lua_rawset(state, -3)
  api.lua_settop(state, -2)
}

/** The native searchers would look for files: ours takes the second place, those for C libraries go. */
function replaceLoaders(context: Context, state: Pointer, searcher: RawFunction): void {
  const { api } = context
  pushLibrary(context, state, 'package')
  pushText(context, state, 'loaders')
  api.lua_rawget(state, -2)
  pushFunction(context, state, searcher, () => searcher)
  api.lua_rawseti(state, -2, 2)
  for (const index of [4, 3]) {
    api.lua_pushnil(state)
    api.lua_rawseti(state, -2, index)
  }
  for (const [field, path] of [
    ['path', './?.lua'],
    ['cpath', ''],
  ] as const) {
    pushText(context, state, field)
    pushText(context, state, path)
    api.lua_rawset(state, -4)
  }
  api.lua_settop(state, -3)
}

function pushLibrary(context: Context, state: Pointer, name: string): void {
  const { api } = context
  api.lua_rawgeti(state, registryIndex, context.fixed.globals)
  if (name === '_G') return
  pushText(context, state, name)
  api.lua_rawget(state, -2)
  api.lua_replace(state, -2)
}
