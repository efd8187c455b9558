import { z } from 'zod'
import { directoryNames, type FileReference } from '../directory.ts'
import { maxFileNameCharacters } from '../request-limits.ts'
import type { Client, ContractOf, Handlers } from './define.ts'
import type { sandboxFilesNames } from './names.ts'

/** A file or a folder of the app's directories. `name` has `/` between folders. */
export type ListedFile = FileReference & {
  readonly kind: 'file' | 'folder'
  /** Of a folder: 0. */
  readonly sizeBytes: number
  /** Milliseconds since 1970. */
  readonly modifiedAtMs: number
  /** The bytes of a download that is still under way, beside the file that it will become. */
  readonly isPartial?: true
}

export type FileListing = {
  /** Parents come before what is in them; siblings in the order of their names. */
  readonly files: readonly ListedFile[]
  /** Directories hold more than can be listed: how many are missing. */
  readonly leftOut: number
  /** When the snapshot was taken to which `compare` compares; milliseconds since 1970. */
  readonly snapshotAtMs?: number
}

/** What is different from the snapshot. Folders are not compared, only what is in them. */
export type FileChange = {
  readonly file: FileReference
  readonly change: 'added' | 'changed' | 'removed'
  readonly sizeBytesBefore?: number
  readonly sizeBytesNow?: number
}

const nothing = z.strictObject({})
const fileReference = z.strictObject({
  directory: z.enum(directoryNames),
  name: z.string().min(1).max(maxFileNameCharacters),
})

export const sandboxFiles = {
  calls: {
    list: { input: nothing, output: z.custom<FileListing>() },
    read: {
      input: z.strictObject({
        file: fileReference,
        offsetBytes: z.number().int().nonnegative(),
        lengthBytes: z
          .number()
          .int()
          .positive()
          .max(4 * 1024 * 1024),
      }),
      output: z.custom<{ readonly bytes: Uint8Array; readonly sizeBytes: number }>(),
    },
    /** SHA-256, hex. */
    hash: { input: z.strictObject({ file: fileReference }), output: z.custom<{ readonly sha256: string }>() },
    /** In the system's file manager. */
    reveal: { input: z.strictObject({ file: fileReference }), output: z.void() },
    /** Files and whole folders, never of Resource. What could not be removed is told together. */
    remove: { input: z.strictObject({ files: z.array(fileReference).min(1).max(10_000) }), output: z.void() },
    /** Remembers every file as it is now. One snapshot is kept, until the project is closed. */
    takeSnapshot: { input: nothing, output: z.void() },
    /** `NOT_FOUND` when no snapshot was taken. */
    compare: {
      input: nothing,
      output: z.custom<{ readonly takenAtMs: number; readonly changes: readonly FileChange[] }>(),
    },
  },
  topics: {
    /** Something in the app's directories may be different; at most four times a second. */
    changed: z.custom<Readonly<Record<string, never>>>(),
  },
} as const satisfies ContractOf<typeof sandboxFilesNames>

export type SandboxFilesClient = Client<typeof sandboxFiles>
export type SandboxFilesHandlers<Caller> = Handlers<typeof sandboxFiles, Caller>
