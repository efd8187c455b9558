/** Result codes and types of SQLite, which are constants of the Lua library too. Source: https://sqlite.org/rescode.html */
export const codes = {
  OK: 0,
  ERROR: 1,
  INTERNAL: 2,
  PERM: 3,
  ABORT: 4,
  BUSY: 5,
  LOCKED: 6,
  NOMEM: 7,
  READONLY: 8,
  INTERRUPT: 9,
  IOERR: 10,
  CORRUPT: 11,
  NOTFOUND: 12,
  FULL: 13,
  CANTOPEN: 14,
  PROTOCOL: 15,
  EMPTY: 16,
  SCHEMA: 17,
  TOOBIG: 18,
  CONSTRAINT: 19,
  MISMATCH: 20,
  MISUSE: 21,
  NOLFS: 22,
  FORMAT: 24,
  RANGE: 25,
  NOTADB: 26,
  ROW: 100,
  DONE: 101,
} as const

/** Of one text or blob. */
export const maxValueBytes = 32 * 1024 * 1024

/** The types of a value. */
export const types = { INTEGER: 1, FLOAT: 2, TEXT: 3, BLOB: 4, NULL: 5 } as const

/** What a change hook is told, and how a database is opened. */
export const constants = {
  ...codes,
  ...types,
  DELETE: 9,
  INSERT: 18,
  UPDATE: 23,
  OPEN_READONLY: 1,
  OPEN_READWRITE: 2,
  OPEN_CREATE: 4,
  OPEN_URI: 64,
  OPEN_MEMORY: 128,
} as const
