import { addFunction } from '../../../lua/add-function.ts'
import { encodeUtf8, Heap } from '../../../lua/heap.ts'
import type { Pointer, SqliteApi } from './sqlite-api.ts'
import { createSqliteImports } from './sqlite-imports.ts'

const pageBytes = 65_536
/** The build's own start, 8 MiB. */
const initialPages = 128

/** One instance of SQLite with a memory of its own. */
export type Sqlite = {
  readonly api: SqliteApi
  readonly heap: Heap
  /** A C function pointer for a JavaScript function, which must not throw. */
  readonly callback: (signature: string, fn: (...args: never[]) => unknown) => Pointer
  /** Lends a copy of bytes, with a NUL behind it, for the time of `use`. Throws `SqliteMemoryError`. */
  readonly withBytes: <T>(bytes: Uint8Array, use: (pointer: Pointer, sizeBytes: number) => T) => T
  readonly withText: <T>(text: string, use: (pointer: Pointer) => T) => T
}

export class SqliteMemoryError extends Error {
  override readonly name = 'SqliteMemoryError'
}

type Exports = SqliteApi & { readonly __indirect_function_table: WebAssembly.Table }

/**
 * Compiles and starts SQLite at once, without a promise, so that Lua's `require` can. Takes some milliseconds.
 * `maxBytes` bounds all of its memory.
 */
export function loadSqlite(options: {
  readonly wasm: Uint8Array
  readonly maxBytes: number
  readonly wallClockMs: () => number
}): Sqlite {
  const { maxBytes, wallClockMs } = options
  const memory = new WebAssembly.Memory({ initial: initialPages, maximum: Math.floor(maxBytes / pageBytes) })
  const heap = new Heap(memory)
  const imports = createSqliteImports({ memory, heap, maxBytes, wallClockMs })
  const { exports: api } = new WebAssembly.Instance<Exports>(new WebAssembly.Module(options.wasm), imports)
  /* oxlint-disable no-underscore-dangle -- the compiler gave these exports their names */
  const table = api.__indirect_function_table
  api.__wasm_call_ctors()
  /* oxlint-enable no-underscore-dangle */

  const withBytes: Sqlite['withBytes'] = (bytes, use) => {
    const pointer = api.malloc(bytes.length + 1)
    if (pointer === 0) throw new SqliteMemoryError('not enough memory')
    try {
      heap.copyIn(pointer, bytes)
      heap.copyIn(pointer + bytes.length, terminator)
      return use(pointer, bytes.length)
    } finally {
      api.free(pointer)
    }
  }
  return {
    api,
    heap,
    callback: (signature, fn) => addFunction(table, signature, fn),
    withBytes,
    withText: (text, use) => withBytes(encodeUtf8(text), use),
  }
}

const terminator = new Uint8Array(1)
