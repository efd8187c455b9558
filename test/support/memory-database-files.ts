import type { FileReference } from '../../src/shared/directory.ts'
import type { DatabaseFiles } from '../../src/runtime/solar2d/libraries/sqlite/database-files.ts'

/** Files of a database in memory. `/db/name` is a path inside. Each write counts, and can be made to fail. */
export function createMemoryDatabaseFiles(files = new Map<string, Uint8Array>()): DatabaseFiles & {
  readonly files: Map<string, Uint8Array>
  readonly writes: () => number
} {
  let writes = 0
  return {
    files,
    writes: () => writes,
    referenceOf: (path): FileReference | undefined =>
      path.startsWith('/db/') ? { directory: 'DocumentsDirectory', name: path.slice(4) } : undefined,
    exists: ({ name }) => files.has(name),
    remove: ({ name }) => {
      files.delete(name)
      return true
    },
    open: ({ name }, { mayWrite, mayCreate }) => {
      if (!files.has(name)) {
        if (!mayCreate) return undefined
        files.set(name, new Uint8Array())
      }
      const bytes = (): Uint8Array => files.get(name) ?? new Uint8Array()
      return {
        isReadOnly: !mayWrite,
        readAt: (offset, length) => bytes().slice(offset, offset + length),
        writeAt: (offset, part) => {
          writes += 1
          const before = bytes()
          const after = new Uint8Array(Math.max(before.length, offset + part.length))
          after.set(before)
          after.set(part, offset)
          files.set(name, after)
          return true
        },
        truncate: (sizeBytes) => {
          files.set(name, bytes().slice(0, sizeBytes))
          return true
        },
        sizeBytes: () => bytes().length,
        sync: () => true,
        close: () => {},
      }
    },
  }
}
