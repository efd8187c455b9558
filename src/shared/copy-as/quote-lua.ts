import { isUnsafe, utf8BytesOf } from './unsafe-characters.ts'

/** Always three digits, so that a digit after it is no part of it. */
const byteEscape = (byte: number): string => `\\${String(byte).padStart(3, '0')}`

/** A string of Lua 5.1 with these UTF-8 bytes. */
export const quoteLua = (text: string): string => `"${Array.from(text, escapeCharacter).join('')}"`

/** A string of Lua 5.1 with exactly these bytes. */
export function quoteLuaBytes(bytes: Uint8Array): string {
  const parts: string[] = []
  for (const byte of bytes) {
    parts.push(byte < 0x80 ? escapeCharacter(String.fromCharCode(byte)) : byteEscape(byte))
  }
  return `"${parts.join('')}"`
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  if (character === '\n') return String.raw`\n`
  return isUnsafe(character) ? utf8BytesOf(character).map(byteEscape).join('') : character
}

const name = /^[A-Za-z_][A-Za-z0-9_]*$/
const reserved = new Set(
  'and break do else elseif end false for function if in local nil not or repeat return then true until while'.split(
    ' ',
  ),
)

/** The key of a field in a table: `headers`, or `["X-Name"]`. */
export const luaKey = (key: string): string =>
  name.test(key) && !reserved.has(key) ? key : `[${quoteLua(key)}]`
