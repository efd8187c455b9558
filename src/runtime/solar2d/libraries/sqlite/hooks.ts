import type { LuaInput, LuaValue } from '../../../lua/values.ts'
import { encodeUtf8 } from '../../../lua/heap.ts'
import type { Sqlite } from './load-sqlite.ts'
import type { LuaCallbacks } from './lua-callbacks.ts'
import type { Pointer } from './sqlite-api.ts'
import { areArgumentsTooLarge, argumentValue, setError, setResult } from './values.ts'

/** C function pointers for what SQLite calls back; the data that it hands on is the number of a function of Lua. */
export type Hooks = {
  readonly scalar: Pointer
  readonly step: Pointer
  readonly final: Pointer
  readonly compare: Pointer
  readonly busy: Pointer
  readonly progress: Pointer
  readonly trace: Pointer
  readonly commit: Pointer
  readonly rollback: Pointer
  readonly update: Pointer
}

/** As a mask of `sqlite3_trace_v2`: a statement begins to run. */
export const traceStatements = 1

export function createHooks(sqlite: Sqlite, callbacks: LuaCallbacks, isLate: () => boolean): Hooks {
  const { api, heap, callback } = sqlite
  let newestGroup = 0

  const argumentsOf = (count: number, values: Pointer): LuaInput[] =>
    Array.from({ length: count }, (_, index) => argumentValue(sqlite, heap.word(values + index * 4)))
  /** Our Lua gives the value and whether it is a blob, or false and a message. */
  const answer = (context: Pointer, id: number, ...args: LuaInput[]): void =>
    quietly(() => {
      const result = callbacks.call(id, ...args)
      const [state, value] = result.worked ? result.values : [false, encodeUtf8(result.message)]
      if (state !== false) setResult(sqlite, context, value, state === true)
      else if (value instanceof Uint8Array) setError(sqlite, context, value)
    })
  const numberFrom = (id: number, ...args: LuaInput[]): number => {
    const result = callbacks.call(id, ...args)
    const [value] = result.worked ? result.values : []
    return typeof value === 'number' ? Math.trunc(value) : Number(isTruthy(value))
  }

  return {
    scalar: callback('viii', (context: Pointer, count: number, values: Pointer) => {
      if (areArgumentsTooLarge(sqlite, count, values)) return api.sqlite3_result_error_toobig(context)
      return answer(context, api.sqlite3_user_data(context), ...argumentsOf(count, values))
    }),
    step: callback('viii', (context: Pointer, count: number, values: Pointer) => {
      if (areArgumentsTooLarge(sqlite, count, values)) return api.sqlite3_result_error_toobig(context)
      const state = api.sqlite3_aggregate_context(context, 4)
      if (state === 0) return
      if (heap.word(state) === 0) heap.setWord(state, (newestGroup += 1))
      const args = argumentsOf(count, values)
      const result = callbacks.call(api.sqlite3_user_data(context), heap.word(state), false, ...args)
      const failure = result.worked ? result.values : [false, encodeUtf8(result.message)]
      quietly(() => {
        if (failure[0] === false && failure[1] instanceof Uint8Array) setError(sqlite, context, failure[1])
      })
    }),
    final: callback('vi', (context: Pointer) => {
      const state = api.sqlite3_aggregate_context(context, 0)
      answer(context, api.sqlite3_user_data(context), state === 0 ? 0 : heap.word(state), true)
    }),
    compare: callback(
      'iiiiii',
      (id: number, sizeA: number, a: Pointer, sizeB: number, b: Pointer): number => {
        const result = callbacks.call(id, heap.copyOut(a, sizeA), heap.copyOut(b, sizeB))
        const [value] = result.worked ? result.values : []
        return typeof value === 'number' ? Math.sign(value) : 0
      },
    ),
    busy: callback('iii', (id: number, tries: number) => (isLate() ? 0 : numberFrom(id, tries))),
    progress: callback('ii', (id: number) => {
      if (isLate()) return 1
      return id === 0 ? 0 : numberFrom(id)
    }),
    trace: callback('iiiii', (_mask: number, id: number, statement: Pointer) => {
      const sql = api.sqlite3_sql(statement)
      if (sql !== 0) callbacks.call(id, heap.cString(sql))
      return 0
    }),
    commit: callback('ii', (id: number) => numberFrom(id)),
    rollback: callback('vi', (id: number) => void callbacks.call(id)),
    update: callback(
      'viiiij',
      (id: number, operation: number, database: Pointer, table: Pointer, row: bigint) =>
        void callbacks.call(id, operation, heap.cString(database), heap.cString(table), Number(row)),
    ),
  }
}

const isTruthy = (value: LuaValue): boolean => value !== undefined && value !== false

/** Nothing may be thrown through SQLite, which may run out of memory here: the result is then NULL. */
function quietly(run: () => void): void {
  try {
    run()
  } catch {
    // The statement goes on.
  }
}
