/** An address in SQLite's memory. */
export type Pointer = number

/**
 * The exports of the official WebAssembly build that we use, as its C interface has them
 * (https://sqlite.org/c3ref/funclist.html). 64-bit integers are `bigint`.
 */
export type SqliteApi = {
  readonly __wasm_call_ctors: () => void
  readonly malloc: (sizeBytes: number) => Pointer
  readonly free: (pointer: Pointer) => void
  readonly sqlite3_initialize: () => number
  readonly sqlite3_libversion: () => Pointer
  readonly sqlite3_vfs_register: (vfs: Pointer, isDefault: number) => number
  readonly sqlite3_open_v2: (path: Pointer, out: Pointer, flags: number, vfs: Pointer) => number
  readonly sqlite3_close_v2: (db: Pointer) => number
  readonly sqlite3_limit: (db: Pointer, kind: number, value: number) => number
  readonly sqlite3__wasm_db_config_ip: (db: Pointer, option: number, value: number, out: Pointer) => number
  readonly sqlite3_busy_timeout: (db: Pointer, ms: number) => number
  readonly sqlite3_busy_handler: (db: Pointer, fn: Pointer, data: Pointer) => number
  readonly sqlite3_progress_handler: (db: Pointer, steps: number, fn: Pointer, data: Pointer) => void
  readonly sqlite3_trace_v2: (db: Pointer, mask: number, fn: Pointer, data: Pointer) => number
  readonly sqlite3_commit_hook: (db: Pointer, fn: Pointer, data: Pointer) => Pointer
  readonly sqlite3_rollback_hook: (db: Pointer, fn: Pointer, data: Pointer) => Pointer
  readonly sqlite3_update_hook: (db: Pointer, fn: Pointer, data: Pointer) => Pointer
  readonly sqlite3_interrupt: (db: Pointer) => void
  readonly sqlite3_changes: (db: Pointer) => number
  readonly sqlite3_total_changes: (db: Pointer) => number
  readonly sqlite3_last_insert_rowid: (db: Pointer) => bigint
  readonly sqlite3_errcode: (db: Pointer) => number
  readonly sqlite3_errmsg: (db: Pointer) => Pointer
  /** Without a message: the code's own. */
  readonly sqlite3_set_errmsg: (db: Pointer, code: number, message: Pointer) => number
  readonly sqlite3_complete: (sql: Pointer) => number
  readonly sqlite3_create_function: (
    db: Pointer,
    name: Pointer,
    argumentCount: number,
    encoding: number,
    data: Pointer,
    scalar: Pointer,
    step: Pointer,
    final: Pointer,
  ) => number
  readonly sqlite3_create_collation: (
    db: Pointer,
    name: Pointer,
    encoding: number,
    data: Pointer,
    compare: Pointer,
  ) => number
  readonly sqlite3_user_data: (context: Pointer) => Pointer
  readonly sqlite3_aggregate_context: (context: Pointer, sizeBytes: number) => Pointer
  readonly sqlite3_prepare_v2: (
    db: Pointer,
    sql: Pointer,
    sizeBytes: number,
    out: Pointer,
    tail: Pointer,
  ) => number
  readonly sqlite3_step: (statement: Pointer) => number
  readonly sqlite3_reset: (statement: Pointer) => number
  readonly sqlite3_finalize: (statement: Pointer) => number
  readonly sqlite3_sql: (statement: Pointer) => Pointer
  readonly sqlite3_column_count: (statement: Pointer) => number
  readonly sqlite3_column_name: (statement: Pointer, column: number) => Pointer
  readonly sqlite3_column_decltype: (statement: Pointer, column: number) => Pointer
  readonly sqlite3_column_type: (statement: Pointer, column: number) => number
  readonly sqlite3_column_int64: (statement: Pointer, column: number) => bigint
  readonly sqlite3_column_double: (statement: Pointer, column: number) => number
  readonly sqlite3_column_text: (statement: Pointer, column: number) => Pointer
  readonly sqlite3_column_blob: (statement: Pointer, column: number) => Pointer
  readonly sqlite3_column_bytes: (statement: Pointer, column: number) => number
  readonly sqlite3_bind_parameter_count: (statement: Pointer) => number
  readonly sqlite3_bind_parameter_name: (statement: Pointer, index: number) => Pointer
  readonly sqlite3_bind_null: (statement: Pointer, index: number) => number
  readonly sqlite3_bind_int: (statement: Pointer, index: number, value: number) => number
  readonly sqlite3_bind_double: (statement: Pointer, index: number, value: number) => number
  readonly sqlite3_bind_text: BindBytes
  readonly sqlite3_bind_blob: BindBytes
  readonly sqlite3_value_type: (value: Pointer) => number
  readonly sqlite3_value_int64: (value: Pointer) => bigint
  readonly sqlite3_value_double: (value: Pointer) => number
  readonly sqlite3_value_text: (value: Pointer) => Pointer
  readonly sqlite3_value_blob: (value: Pointer) => Pointer
  readonly sqlite3_value_bytes: (value: Pointer) => number
  readonly sqlite3_result_null: (context: Pointer) => void
  readonly sqlite3_result_int: (context: Pointer, value: number) => void
  readonly sqlite3_result_double: (context: Pointer, value: number) => void
  readonly sqlite3_result_text: ResultBytes
  readonly sqlite3_result_blob: ResultBytes
  readonly sqlite3_result_error_toobig: (context: Pointer) => void
  readonly sqlite3_result_error: (context: Pointer, message: Pointer, sizeBytes: number) => void
}

type BindBytes = (
  statement: Pointer,
  index: number,
  bytes: Pointer,
  sizeBytes: number,
  destructor: number,
) => number
type ResultBytes = (context: Pointer, bytes: Pointer, sizeBytes: number, destructor: number) => void

/** As a destructor: SQLite makes its own copy. */
export const transient = -1
/** Texts are UTF-8. */
export const utf8Encoding = 1
