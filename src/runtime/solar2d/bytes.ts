import type { LuaInput, LuaValue, MultipleResults } from '../lua/values.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The text of a Lua string, read as UTF-8; undefined for any other value. */
export function textOf(value: LuaValue): string | undefined {
  return value instanceof Uint8Array ? decoder.decode(value) : undefined
}

/** The number, or `fallback` for any other value. */
export function numberOf(value: LuaValue, fallback = 0): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.byteLength !== b.byteLength) return false
  for (let index = 0; index < a.byteLength; index += 1) if (a[index] !== b[index]) return false
  return true
}

/** What a host function returns when Lua gets several values. */
export function results(...values: readonly LuaInput[]): MultipleResults {
  return { kind: 'results', values }
}
