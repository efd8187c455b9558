import { luaKey, quoteLua } from '../../../../shared/copy-as/quote-lua.ts'
import type { LuaTable, LuaValue } from './event-table.ts'

const isTable = (value: LuaValue): value is LuaTable => typeof value === 'object' && 'entries' in value

/** A value on one line, as Lua writes it. */
export function luaValue(value: LuaValue): string {
  if (typeof value === 'string') return quoteLua(value)
  if (typeof value !== 'object') return String(value)
  if ('name' in value) return value.name
  if ('bytesNote' in value) return `"…" --[[ ${value.bytesNote.replaceAll(']]', '] ]')} ]]`
  return value.entries.length === 0
    ? '{}'
    : `{ ${value.entries.map(([key, it]) => `${luaKey(key)} = ${luaValue(it)}`).join(', ')} }`
}

/** The table over several lines. */
export function toLua(table: LuaTable, indent = ''): string {
  if (table.entries.length === 0) return '{}'
  const inner = `${indent}  `
  const lines = table.entries.map(
    ([key, value]) => `${inner}${luaKey(key)} = ${isTable(value) ? toLua(value, inner) : luaValue(value)},`,
  )
  return ['{', ...lines, `${indent}}`].join('\n')
}

/** As `json.encode` would name things, set in for reading. */
export const toJson = (table: LuaTable): string => JSON.stringify(plainOf(table), undefined, 2)

function plainOf(value: LuaValue): unknown {
  if (typeof value !== 'object') return value
  if ('name' in value) return value.name
  if ('bytesNote' in value) return `… (${value.bytesNote})`
  // A header may be called __proto__: here it is a key like any other.
  return Object.fromEntries(value.entries.map(([key, it]) => [key, plainOf(it)]))
}
