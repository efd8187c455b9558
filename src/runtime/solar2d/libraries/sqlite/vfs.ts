import { encodeUtf8 } from '../../../lua/heap.ts'
import { codes } from './codes.ts'
import type { DatabaseFiles } from './database-files.ts'
import { createFileLocks } from './file-locks.ts'
import type { Sqlite } from './load-sqlite.ts'
import type { Pointer } from './sqlite-api.ts'
import { writeInt64 } from './sqlite-imports.ts'
import { createFileMethods, fileStruct, writeStruct, type OpenFile } from './vfs-files.ts'

const openFlag = { readOnly: 1, readWrite: 2, create: 4, deleteOnClose: 8 } as const
const ioErrorDelete = 2570
/** The longest path, in bytes with its end. */
const maxPathBytes = 1024
/** Databases, journals and attached files together: more is a leak. */
const maxOpenFiles = 64
/** Days from SQLite's zero (noon in Greenwich, 24 November 4714 BC) to 1970, in milliseconds. */
const julianEpochMs = 210_866_760_000_000

/**
 * Makes the app's files the ones that SQLite knows, whatever a statement names: `ATTACH` and `VACUUM INTO` come here
 * too. Source: https://sqlite.org/c3ref/vfs.html
 */
export function registerVfs(sqlite: Sqlite, files: DatabaseFiles, wallClockMs: () => number): void {
  const { api, heap, callback } = sqlite
  const openFiles = new Map<number, OpenFile>()
  const locks = createFileLocks()
  const methods = createFileMethods(sqlite, openFiles, locks)
  let newestNumber = 0
  const text = (pointer: Pointer): string => heap.cString(pointer)

  const open = (name: Pointer, pointer: Pointer, flags: number, flagsOut: Pointer): number => {
    heap.setWord(pointer + fileStruct.methods, 0)
    if (name === 0 || openFiles.size >= maxOpenFiles) return codes.CANTOPEN
    const path = text(name)
    const reference = files.referenceOf(path)
    if (reference === undefined) return codes.CANTOPEN
    const file = files.open(reference, {
      mayWrite: (flags & openFlag.readWrite) !== 0,
      mayCreate: (flags & openFlag.create) !== 0,
    })
    if (file === undefined) return codes.CANTOPEN
    newestNumber += 1
    openFiles.set(newestNumber, {
      file,
      key: `${reference.directory}/${reference.name}`,
      lock: { level: 0 },
    })
    heap.setWord(pointer + fileStruct.methods, methods)
    heap.setWord(pointer + fileStruct.number, newestNumber)
    if (flagsOut !== 0) heap.setWord(flagsOut, file.isReadOnly ? openFlag.readOnly : flags)
    return codes.OK
  }

  const calls = [
    callback('iiiiii', (_vfs: Pointer, name: Pointer, pointer: Pointer, flags: number, flagsOut: Pointer) =>
      safely(codes.CANTOPEN, () => open(name, pointer, flags, flagsOut)),
    ),
    callback('iiii', (_vfs: Pointer, name: Pointer) =>
      safely(ioErrorDelete, () => {
        const reference = files.referenceOf(text(name))
        return reference === undefined || files.remove(reference) ? codes.OK : ioErrorDelete
      }),
    ),
    callback('iiiii', (_vfs: Pointer, name: Pointer, _flags: number, out: Pointer) =>
      safely(codes.IOERR, () => {
        const reference = files.referenceOf(text(name))
        heap.setWord(out, Number(reference !== undefined && files.exists(reference)))
        return codes.OK
      }),
    ),
    callback('iiiii', (_vfs: Pointer, name: Pointer, capacity: number, out: Pointer) =>
      safely(codes.CANTOPEN, () => {
        const path = encodeUtf8(`${text(name)}\0`)
        if (path.length > capacity) return codes.CANTOPEN
        heap.copyIn(out, path)
        return codes.OK
      }),
    ),
    // Nothing is loaded from libraries.
    0,
    0,
    0,
    0,
    callback('iiii', (_vfs: Pointer, length: number, out: Pointer) => {
      heap.copyIn(
        out,
        Uint8Array.from({ length }, () => Math.random() * 256),
      )
      return length
    }),
    // A sleep would stop the whole window: waiting is over at once.
    callback('iii', (_vfs: Pointer, microseconds: number) => microseconds),
    // SQLite asks for the time in milliseconds below.
    callback('iii', () => codes.ERROR),
    callback('iiii', () => 0),
    callback('iii', (_vfs: Pointer, out: Pointer) => {
      writeInt64(heap, out, BigInt(Math.floor(wallClockMs()) + julianEpochMs))
      return codes.OK
    }),
  ]
  const name = encodeUtf8('app\0')
  const namePointer = api.malloc(name.length)
  heap.copyIn(namePointer, name)
  const vfs = writeStruct(sqlite, [2, fileStruct.sizeBytes, maxPathBytes, 0, namePointer, 0, ...calls])
  api.sqlite3_vfs_register(vfs, 1)
}

/** Nothing may be thrown through SQLite. */
function safely(failure: number, run: () => number): number {
  try {
    return run()
  } catch {
    return failure
  }
}
