import { directoryOf } from './directories.ts'

/** What Lua would call a table: an object that holds named values. */
export type Table = Record<string, unknown>

export function isTable(value: unknown): value is Table {
  return (
    typeof value === 'object' &&
    value !== null &&
    bytesOf(value) === undefined &&
    directoryOf(value) === undefined
  )
}

/** `null` counts as nothing, as `undefined` does. */
export const isNothing = (value: unknown): value is null | undefined => value === undefined || value === null

/** What counts as absent where Lua asks `if value then`. */
export const isFalse = (value: unknown): value is null | undefined | false =>
  isNothing(value) || value === false

export const typeName = (value: unknown): string => (value === null ? 'null' : typeof value)

/** The bytes of a buffer or a view of one, alone: a message would carry the whole buffer behind a view. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (!ArrayBuffer.isView(value)) return undefined
  const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return bytes.byteLength === value.buffer.byteLength ? bytes : bytes.slice()
}
