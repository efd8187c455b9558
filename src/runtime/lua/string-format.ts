import type { Context, RawFunction } from './context.ts'
import { formatInteger, integerConversionAt } from './format-integer.ts'
import { decodeUtf8, encodeUtf8, withBytes } from './heap.ts'
import { luaType, type Pointer } from './lua-api.ts'
import { pushBytes, pushReference, pushText } from './push-value.ts'
import { readBytes } from './read-value.ts'
import type { Reference } from './reference.ts'

/** C's `long` has 32 bits here; from this size on the original would print another number than devices do. */
const narrowLimit = 2 ** 31
const errorOfRun = 2

/**
 * `string.format` that prints whole numbers of up to 64 bits, as devices do: milliseconds since 1970 are of that size.
 * Such arguments become text before the original sees them.
 */
export function createFormat(context: Context, original: Reference): RawFunction {
  const { api } = context
  return (state) => {
    const count = api.lua_gettop(state)
    if (hasWideNumber(context, state, count)) widen(context, state)
    pushReference(context, state, original)
    api.lua_insert(state, 1)
    const status = api.lua_pcall(state, count, 1, 0)
    return status === 0 ? 1 : raise(context, state, status)
  }
}

const isWide = (value: number): boolean => Number.isFinite(value) && Math.abs(value) >= narrowLimit

function hasWideNumber({ api }: Context, state: Pointer, count: number): boolean {
  for (let index = 2; index <= count; index += 1) {
    if (isWide(api.lua_tonumber(state, index))) return api.lua_type(state, 1) === luaType.string
  }
  return false
}

function widen(context: Context, state: Pointer): void {
  const { api } = context
  const format = toCharacters(readBytes(context, state, 1))
  let widened = ''
  let argument = 1
  let from = 0
  for (let at = format.indexOf('%'); at !== -1; at = format.indexOf('%', from)) {
    widened += format.slice(from, at)
    from = at + 2
    if (format[at + 1] === '%') {
      widened += '%%'
      continue
    }
    argument += 1
    const spec = integerConversionAt(format, at)
    const value = argument <= api.lua_gettop(state) ? api.lua_tonumber(state, argument) : 0
    if (spec === undefined || !isWide(value)) {
      widened += format.slice(at, from)
      continue
    }
    from = at + spec.length
    widened += '%s'
    pushText(context, state, formatInteger(value, spec))
    api.lua_replace(state, argument)
  }
  widened += format.slice(from)
  pushBytes(context, state, toBytes(widened))
  api.lua_replace(state, 1)
}

const piece = 8192

/** One character per byte: the text comes back as it was. In pieces, because a format can have many megabytes. */
function toCharacters(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) {
    text += String.fromCharCode(...bytes.subarray(at, at + piece))
  }
  return text
}

function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** The original does not know who called it: its message gets the caller's place, and the name, from here. */
function raise(context: Context, state: Pointer, status: number): number {
  const { api, heap } = context
  if (status !== errorOfRun) return api.lua_error(state)
  const message = decodeUtf8(readBytes(context, state, -1))
  const [, index, what = ''] = /^bad argument #(\d+) to '\?' \((.*)\)$/s.exec(message) ?? []
  if (index !== undefined) {
    return withBytes(api, heap, encodeUtf8(what), (text) => api.luaL_argerror(state, Number(index), text))
  }
  api.luaL_where(state, 1)
  api.lua_insert(state, -2)
  api.lua_concat(state, 2)
  return api.lua_error(state)
}
