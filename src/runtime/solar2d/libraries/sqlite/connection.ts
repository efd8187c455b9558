import type { LuaFunction } from '../../../lua/values.ts'
import { codes, maxValueBytes } from './codes.ts'
import type { Engine } from './engine.ts'
import type { Pointer } from './sqlite-api.ts'
import { Statement } from './statement.ts'

/** Bounds of one connection (https://sqlite.org/c3ref/c_limit_attached.html): what a hostile statement could grow. */
const limits = [
  { kind: 0, most: maxValueBytes },
  { kind: 1, most: 1024 * 1024 },
  { kind: 5, most: 1_000_000 },
  { kind: 8, most: 1000 },
  { kind: 10, most: 100 },
] as const
/** Double quotes may hold a text where no name fits, as in the builds of devices. */
const doubleQuotedTexts = [1013, 1014] as const
/** Steps of SQLite's machine between two looks at the clock. */
const stepsPerCheck = 10_000
const maxStatements = 1000

type Prepared = { readonly statement: Statement; readonly end: Pointer }

export const hookNames = ['busy', 'trace', 'commit', 'rollback', 'update', 'progress'] as const
export type HookName = (typeof hookNames)[number]

/** An open database, with its statements and the functions of Lua that it knows. */
export class Connection {
  readonly #engine: Engine
  readonly #statements = new Set<Statement>()
  readonly #functions = new Set<number>()
  readonly #hooks = new Map<HookName, number>()
  readonly pointer: Pointer
  #isOpen = true

  constructor(engine: Engine, pointer: Pointer) {
    this.#engine = engine
    this.pointer = pointer
    const { api } = engine.sqlite
    for (const { kind, most } of limits) api.sqlite3_limit(pointer, kind, most)
    for (const option of doubleQuotedTexts) api.sqlite3__wasm_db_config_ip(pointer, option, 1, 0)
    this.#watch(stepsPerCheck, 0)
  }

  get message(): string {
    const { api, heap } = this.#engine.sqlite
    return heap.cString(api.sqlite3_errmsg(this.pointer))
  }

  get lastInsertRow(): number {
    return Number(this.#engine.sqlite.api.sqlite3_last_insert_rowid(this.pointer))
  }

  get code(): number {
    return this.#engine.sqlite.api.sqlite3_errcode(this.pointer)
  }

  /** The statement at the start of `sql` and how many bytes of it were read; or a result code. */
  prepare(sql: Uint8Array): { readonly statement: Statement; readonly usedBytes: number } | number {
    let prepared: ReturnType<Connection['prepareAt']> = codes.ERROR
    let start = 0
    const code = this.#engine.work(() =>
      this.#engine.sqlite.withBytes(sql, (pointer) => {
        start = pointer
        prepared = this.prepareAt(pointer)
        return typeof prepared === 'number' ? prepared : codes.OK
      }),
    )
    if (typeof prepared === 'number') return code === codes.OK ? prepared : code
    const { statement, end } = prepared as Prepared
    return { statement, usedBytes: end - start }
  }

  /** The same for a text that is in SQLite's memory and ends with NUL. `end` is where the next statement begins. */
  prepareAt(sql: Pointer): Prepared | number {
    const { sqlite, work } = this.#engine
    const { api, heap } = sqlite
    if (!this.#isOpen) return codes.MISUSE
    if (this.#statements.size >= maxStatements) return codes.NOMEM
    const outs = api.malloc(8)
    if (outs === 0) return codes.NOMEM
    const code = work(() => api.sqlite3_prepare_v2(this.pointer, sql, -1, outs, outs + 4))
    const [pointer, end] = [heap.word(outs), heap.word(outs + 4)]
    api.free(outs)
    if (code !== codes.OK) return code
    const statement = new Statement(this.#engine, this, pointer, (gone) => this.#statements.delete(gone))
    this.#statements.add(statement)
    return { statement, end }
  }

  /** Ends the statements too. Refused with `MISUSE` from a function that one of them calls. */
  close(): number {
    const { sqlite, callbacks, work } = this.#engine
    if (this.#isRunning()) return codes.MISUSE
    this.#isOpen = false
    for (const statement of this.#statements) statement.finalize()
    const code = work(() => sqlite.api.sqlite3_close_v2(this.pointer))
    for (const id of this.#functions) callbacks.remove(id)
    return code
  }

  closeStatements(): void {
    for (const statement of this.#statements) statement.finalize()
  }

  createFunction(name: string, argumentCount: number, fn: LuaFunction, isAggregate: boolean): number {
    const { sqlite, hooks, work } = this.#engine
    const { api, withText } = sqlite
    const id = this.#lend(fn)
    if (id === undefined) return codes.NOMEM
    const [scalar, step, final] = isAggregate ? [0, hooks.step, hooks.final] : [hooks.scalar, 0, 0]
    return work(() =>
      withText(name, (text) =>
        api.sqlite3_create_function(this.pointer, text, argumentCount, 1, id, scalar, step, final),
      ),
    )
  }

  createCollation(name: string, fn: LuaFunction): number {
    const { sqlite, hooks, work } = this.#engine
    const id = this.#lend(fn)
    if (id === undefined) return codes.NOMEM
    return work(() =>
      sqlite.withText(name, (text) =>
        sqlite.api.sqlite3_create_collation(this.pointer, text, 1, id, hooks.compare),
      ),
    )
  }

  /** Replaces what SQLite calls at such a moment; undefined takes it away. */
  setHook(name: HookName, fn: LuaFunction | undefined, steps = stepsPerCheck): void {
    const { sqlite, hooks, callbacks } = this.#engine
    const { api } = sqlite
    const id = fn === undefined ? 0 : (this.#lend(fn) ?? 0)
    const pointer = id === 0 ? 0 : hooks[name]
    switch (name) {
      case 'busy':
        api.sqlite3_busy_handler(this.pointer, pointer, id)
        break
      case 'trace':
        api.sqlite3_trace_v2(this.pointer, id === 0 ? 0 : 1, pointer, id)
        break
      case 'commit':
        api.sqlite3_commit_hook(this.pointer, pointer, id)
        break
      case 'rollback':
        api.sqlite3_rollback_hook(this.pointer, pointer, id)
        break
      case 'update':
        api.sqlite3_update_hook(this.pointer, pointer, id)
        break
      case 'progress':
        this.#watch(Math.min(stepsPerCheck, Math.max(1, steps)), id)
    }
    const before = this.#hooks.get(name)
    if (before !== undefined) {
      callbacks.remove(before)
      this.#functions.delete(before)
    }
    if (id === 0) this.#hooks.delete(name)
    else this.#hooks.set(name, id)
  }

  #watch(steps: number, id: number): void {
    const { sqlite, hooks } = this.#engine
    sqlite.api.sqlite3_progress_handler(this.pointer, steps, hooks.progress, id)
  }

  #lend(fn: LuaFunction): number | undefined {
    const id = this.#engine.callbacks.add(fn)
    if (id !== undefined) this.#functions.add(id)
    return id
  }

  #isRunning(): boolean {
    return [...this.#statements].some((statement) => statement.isRunning)
  }
}
