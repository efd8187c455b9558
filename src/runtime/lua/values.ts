/** A reference that keeps a Lua table or function alive until released. */
export type LuaTable = { readonly kind: 'table'; readonly release: () => void }
export type LuaFunction = { readonly kind: 'function'; readonly release: () => void }

/**
 * A full userdata made by the host. Two userdata of the same `tag` object compare equal in Lua (`__eq`), yet each is
 * a fresh object and so useless as a table key, as on the device. `typeName` is what `tostring` shows.
 */
export type LuaUserdata = { readonly kind: 'userdata'; readonly tag: object; readonly typeName: string }

/** A light userdata: equal and usable as a key, as the `system.*Directory` constants are. */
export type LuaLightUserdata = { readonly kind: 'light-userdata'; readonly pointer: number }

/** A coroutine or a foreign userdata: seen, not usable. */
export type LuaOpaque = { readonly kind: 'opaque'; readonly type: 'thread' | 'userdata' }

/** A Lua value as the host gets it. A Lua string is bytes: it always arrives as a `Uint8Array`. */
export type LuaValue =
  | undefined
  | boolean
  | number
  | Uint8Array
  | LuaTable
  | LuaFunction
  | LuaUserdata
  | LuaLightUserdata
  | LuaOpaque

/** What the host may hand to Lua: a JS string becomes its UTF-8 bytes; arrays 1-based tables; plain objects tables. */
export type LuaInput =
  LuaValue | null | string | readonly LuaInput[] | { readonly [key: string]: LuaInput } | HostFunction

/**
 * A function that Lua can call. What it returns goes back as results; a thrown `LuaError` becomes a Lua error.
 */
export type HostFunction = (...args: LuaValue[]) => LuaInput | MultipleResults
/** Several results of one host function. */
export type MultipleResults = { readonly kind: 'results'; readonly values: readonly LuaInput[] }
