import type { Heap } from '../../../lua/heap.ts'
import { codes } from './codes.ts'
import type { DatabaseFile } from './database-files.ts'
import type { FileLocks, LockHolder } from './file-locks.ts'
import type { Sqlite } from './load-sqlite.ts'
import type { Pointer } from './sqlite-api.ts'
import { writeInt64 } from './sqlite-imports.ts'

/** Extended codes of IOERR. */
const ioError = { read: 266, shortRead: 522, write: 778, sync: 1034, truncate: 1546, size: 1802 } as const

/** `struct sqlite3_file` of ours: the methods, then the number of the open file. */
export const fileStruct = { methods: 0, number: 4, sizeBytes: 8 } as const

export type OpenFile = { readonly file: DatabaseFile; readonly key: string; readonly lock: LockHolder }

/** The largest piece that the host takes at once. */
const pieceBytes = 1024 * 1024

/**
 * `sqlite3_io_methods`, version 1: no shared memory, so that there is a rollback journal and no write-ahead log.
 * Returns its address. Source: https://sqlite.org/c3ref/io_methods.html
 */
export function createFileMethods(
  sqlite: Sqlite,
  openFiles: Map<number, OpenFile>,
  locks: FileLocks,
): Pointer {
  const { heap, callback } = sqlite
  const numberOf = (pointer: Pointer): number => heap.word(pointer + fileStruct.number)
  /** Runs with the open file. Whatever goes wrong is `failure`: nothing may be thrown through SQLite. */
  const withFile = (pointer: Pointer, failure: number, use: (open: OpenFile) => number | boolean): number => {
    const open = openFiles.get(numberOf(pointer))
    if (open === undefined) return failure
    try {
      const result = use(open)
      return typeof result === 'number' ? result : result ? codes.OK : failure
    } catch {
      return failure
    }
  }

  const methods = [
    callback('ii', (pointer: Pointer) =>
      withFile(pointer, codes.OK, ({ file, key, lock }) => {
        openFiles.delete(numberOf(pointer))
        locks.lower(key, lock, 0)
        file.close()
        return codes.OK
      }),
    ),
    callback('iiiij', (pointer: Pointer, out: Pointer, length: number, offset: bigint) =>
      withFile(pointer, ioError.read, ({ file }) => {
        const bytes = file.readAt(Number(offset), length)
        if (bytes === undefined) return false
        heap.copyIn(out, bytes)
        if (bytes.length >= length) return true
        // SQLite wants the rest as zeros.
        heap.copyIn(out + bytes.length, new Uint8Array(length - bytes.length))
        return ioError.shortRead
      }),
    ),
    callback('iiiij', (pointer: Pointer, from: Pointer, length: number, offset: bigint) =>
      withFile(pointer, ioError.write, ({ file }) => writeAll(heap, file, from, length, Number(offset))),
    ),
    callback('iij', (pointer: Pointer, size: bigint) =>
      withFile(pointer, ioError.truncate, ({ file }) => file.truncate(Number(size))),
    ),
    callback('iii', (pointer: Pointer) => withFile(pointer, ioError.sync, ({ file }) => file.sync())),
    callback('iii', (pointer: Pointer, out: Pointer) =>
      withFile(pointer, ioError.size, ({ file }) => {
        const size = file.sizeBytes()
        if (size === undefined) return false
        writeInt64(heap, out, BigInt(size))
        return true
      }),
    ),
    callback('iii', (pointer: Pointer, level: number) =>
      withFile(pointer, codes.BUSY, ({ key, lock }) => locks.raise(key, lock, level)),
    ),
    callback('iii', (pointer: Pointer, level: number) =>
      withFile(pointer, codes.OK, ({ key, lock }) => {
        locks.lower(key, lock, level)
        return true
      }),
    ),
    callback('iii', (pointer: Pointer, out: Pointer) =>
      withFile(pointer, codes.IOERR, ({ key }) => {
        heap.setWord(out, Number(locks.isReserved(key)))
        return true
      }),
    ),
    callback('iiii', () => codes.NOTFOUND),
    callback('ii', () => 4096),
    callback('ii', () => 0),
  ]
  return writeStruct(sqlite, [1, ...methods])
}

function writeAll(heap: Heap, file: DatabaseFile, from: Pointer, length: number, offset: number): boolean {
  for (let done = 0; done < length; done += pieceBytes) {
    const bytes = heap.copyOut(from + done, Math.min(pieceBytes, length - done))
    if (!file.writeAt(offset + done, bytes)) return false
  }
  return true
}

/** A C struct of words that lives as long as SQLite does. */
export function writeStruct({ api, heap }: Sqlite, words: readonly number[]): Pointer {
  const pointer = api.malloc(words.length * 4)
  for (const [index, word] of words.entries()) heap.setWord(pointer + index * 4, word)
  return pointer
}
