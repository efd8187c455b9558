import type { LuaInput, LuaValue } from '../../../lua/values.ts'
import { codes } from './codes.ts'
import type { Connection } from './connection.ts'
import type { Engine } from './engine.ts'
import type { Pointer } from './sqlite-api.ts'
import { bindValue, columnText, columnValue, isRowTooLarge } from './values.ts'

/** A prepared statement. One that has no SQL in it, only a comment, has no pointer. */
export class Statement {
  readonly #engine: Engine
  readonly #pointer: Pointer
  readonly connection: Connection
  readonly #onFinalize: (statement: Statement) => void
  /** While SQLite works on it: its own functions must not touch it. */
  isRunning = false
  hasRow = false
  isOpen = true

  constructor(
    engine: Engine,
    connection: Connection,
    pointer: Pointer,
    onFinalize: (statement: Statement) => void,
  ) {
    this.#engine = engine
    this.connection = connection
    this.#pointer = pointer
    this.#onFinalize = onFinalize
  }

  get isEmpty(): boolean {
    return this.#pointer === 0
  }

  step(): number {
    if (this.#pointer === 0) return codes.MISUSE
    const code = this.#run(() => this.#stepWithin())
    this.hasRow = code === codes.ROW
    return code
  }

  #stepWithin(): number {
    const { sqlite } = this.#engine
    const { api } = sqlite
    const code = api.sqlite3_step(this.#pointer)
    if (code !== codes.ROW || !isRowTooLarge(sqlite, this.#pointer)) return code
    api.sqlite3_reset(this.#pointer)
    api.sqlite3_set_errmsg(this.connection.pointer, codes.TOOBIG, 0)
    return codes.TOOBIG
  }

  reset(): number {
    this.hasRow = false
    return this.#run(() => this.#engine.sqlite.api.sqlite3_reset(this.#pointer))
  }

  finalize(): number {
    if (!this.isOpen) return codes.OK
    const code = this.#run(() => {
      this.isOpen = false
      this.hasRow = false
      return this.#engine.sqlite.api.sqlite3_finalize(this.#pointer)
    })
    if (!this.isOpen) this.#onFinalize(this)
    return code
  }

  /** Undefined for a type that SQL has no value for. */
  bind(index: number, value: LuaValue, isBlob: boolean): number | undefined {
    if (value !== undefined && typeof value === 'object' && !(value instanceof Uint8Array)) return undefined
    return this.#run(
      () => bindValue(this.#engine.sqlite, this.#pointer, index, value, isBlob) ?? codes.MISMATCH,
    )
  }

  get parameterCount(): number {
    return this.#engine.sqlite.api.sqlite3_bind_parameter_count(this.#pointer)
  }

  parameterName(index: number): string | undefined {
    return this.#text(this.#engine.sqlite.api.sqlite3_bind_parameter_name(this.#pointer, index))
  }

  get columnCount(): number {
    return this.#engine.sqlite.api.sqlite3_column_count(this.#pointer)
  }

  names(): LuaInput[] {
    return this.#columns((column) =>
      this.#text(this.#engine.sqlite.api.sqlite3_column_name(this.#pointer, column)),
    )
  }

  /** As the table declares them. */
  declaredTypes(): LuaInput[] {
    return this.#columns((column) =>
      this.#text(this.#engine.sqlite.api.sqlite3_column_decltype(this.#pointer, column)),
    )
  }

  /** Of the row that the last step gave. */
  values(): LuaInput[] {
    return this.#columns((column) => columnValue(this.#engine.sqlite, this.#pointer, column))
  }

  texts(): LuaInput[] {
    return this.#columns((column) => columnText(this.#engine.sqlite, this.#pointer, column))
  }

  #columns(read: (column: number) => LuaInput): LuaInput[] {
    return Array.from({ length: this.columnCount }, (_, column) => read(column))
  }

  #text(pointer: Pointer): string | undefined {
    return pointer === 0 ? undefined : this.#engine.sqlite.heap.cString(pointer)
  }

  #run(call: () => number): number {
    if (this.isRunning) return codes.MISUSE
    this.isRunning = true
    try {
      return this.#engine.work(call)
    } finally {
      this.isRunning = false
    }
  }
}
