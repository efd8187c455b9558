import type { LuaInput, LuaValue } from '../../../lua/values.ts'
import { maxValueBytes, types } from './codes.ts'
import type { Sqlite } from './load-sqlite.ts'
import { transient, type Pointer } from './sqlite-api.ts'

/**
 * Most bytes of one row, and of the arguments of one call. SQLite bounds each value, and its memory; but many columns can
 * show the same value, and each becomes a copy of its own.
 */
const mostBytes = 64 * 1024 * 1024

/** Whether the row that a statement has would take too much memory outside of SQLite. */
export function isRowTooLarge({ api }: Sqlite, statement: Pointer): boolean {
  const count = api.sqlite3_column_count(statement)
  return isTooLarge(count, (column) => {
    const type = api.sqlite3_column_type(statement, column)
    return type === types.TEXT || type === types.BLOB ? api.sqlite3_column_bytes(statement, column) : 0
  })
}

/** The same of the arguments of a function that Lua lends to SQL; `values` is an array of pointers. */
export function areArgumentsTooLarge({ api, heap }: Sqlite, count: number, values: Pointer): boolean {
  return isTooLarge(count, (index) => {
    const value = heap.word(values + index * 4)
    const type = api.sqlite3_value_type(value)
    return type === types.TEXT || type === types.BLOB ? api.sqlite3_value_bytes(value) : 0
  })
}

function isTooLarge(count: number, sizeOf: (index: number) => number): boolean {
  if (count * maxValueBytes <= mostBytes) return false
  let sizeBytes = 0
  for (let index = 0; index < count; index += 1) sizeBytes += sizeOf(index)
  return sizeBytes > mostBytes
}

/**
 * A value of a row for Lua: text and blobs as strings, NULL as nil. An integer that a Lua number cannot hold exactly
 * comes as its digits.
 */
export function columnValue({ api, heap }: Sqlite, statement: Pointer, column: number): LuaInput {
  switch (api.sqlite3_column_type(statement, column)) {
    case types.INTEGER:
      return integer(api.sqlite3_column_int64(statement, column))
    case types.FLOAT:
      return api.sqlite3_column_double(statement, column)
    case types.TEXT: {
      // The length is right only after the text was asked for.
      const pointer = api.sqlite3_column_text(statement, column)
      return heap.copyOut(pointer, api.sqlite3_column_bytes(statement, column))
    }
    case types.BLOB: {
      const pointer = api.sqlite3_column_blob(statement, column)
      return heap.copyOut(pointer, api.sqlite3_column_bytes(statement, column))
    }
    default:
      return undefined
  }
}

/** The same as text, whatever the type: what the callback of `db:exec` gets. */
export function columnText({ api, heap }: Sqlite, statement: Pointer, column: number): LuaInput {
  const pointer = api.sqlite3_column_text(statement, column)
  return pointer === 0 ? undefined : heap.copyOut(pointer, api.sqlite3_column_bytes(statement, column))
}

/** An argument of a function that Lua lends to SQL. */
export function argumentValue({ api, heap }: Sqlite, value: Pointer): LuaInput {
  switch (api.sqlite3_value_type(value)) {
    case types.INTEGER:
      return integer(api.sqlite3_value_int64(value))
    case types.FLOAT:
      return api.sqlite3_value_double(value)
    case types.TEXT: {
      const pointer = api.sqlite3_value_text(value)
      return heap.copyOut(pointer, api.sqlite3_value_bytes(value))
    }
    case types.BLOB: {
      const pointer = api.sqlite3_value_blob(value)
      return heap.copyOut(pointer, api.sqlite3_value_bytes(value))
    }
    default:
      return undefined
  }
}

/** Binds at `index`, from 1. Undefined for a type that SQL has no value for. */
export function bindValue(
  sqlite: Sqlite,
  statement: Pointer,
  index: number,
  value: LuaValue,
  isBlob: boolean,
): number | undefined {
  const { api, withBytes } = sqlite
  if (value === undefined) return api.sqlite3_bind_null(statement, index)
  if (typeof value === 'number') return api.sqlite3_bind_double(statement, index, value)
  if (typeof value === 'boolean') return api.sqlite3_bind_int(statement, index, Number(value))
  if (!(value instanceof Uint8Array)) return undefined
  const bind = isBlob ? api.sqlite3_bind_blob : api.sqlite3_bind_text
  return withBytes(value, (pointer, sizeBytes) => bind(statement, index, pointer, sizeBytes, transient))
}

/** Makes the SQL function fail with this message. */
export function setError({ api, withBytes }: Sqlite, context: Pointer, message: Uint8Array): void {
  withBytes(message, (pointer, sizeBytes) => api.sqlite3_result_error(context, pointer, sizeBytes))
}

/** What a function of Lua gave back: the value, and whether its bytes are a blob. */
export function setResult(sqlite: Sqlite, context: Pointer, value: LuaValue, isBlob: boolean): void {
  const { api, withBytes } = sqlite
  if (typeof value === 'number') {
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) api.sqlite3_result_int(context, value)
    else api.sqlite3_result_double(context, value)
  } else if (value instanceof Uint8Array) {
    const set = isBlob ? api.sqlite3_result_blob : api.sqlite3_result_text
    withBytes(value, (pointer, sizeBytes) => set(context, pointer, sizeBytes, transient))
  } else {
    api.sqlite3_result_null(context)
  }
}

function integer(value: bigint): LuaInput {
  const number = Number(value)
  return BigInt(number) === value ? number : value.toString()
}
