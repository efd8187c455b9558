import { z } from 'zod'
import { directoryNames } from '../directory.ts'
import { maxFileNameCharacters } from '../request-limits.ts'
import type { ContractOf, SyncClient, SyncHandlers } from './define.ts'
import type { appFilesNames } from './names.ts'

/** Most bytes that one call reads or writes of an open file. */
export const maxPartBytes = 1024 * 1024
/** Largest file that an app can make; C's `long` of a 32-bit device counts no further. */
export const maxFileBytes = 2 ** 31 - 1
/** Files that a session may have open at once. */
export const maxOpenFiles = 256

export const openModes = ['r', 'w', 'a', 'r+', 'w+', 'a+'] as const
/** As C's `fopen` has them. */
export type OpenMode = (typeof openModes)[number]

const file = z.strictObject({
  directory: z.enum(directoryNames),
  name: z.string().max(maxFileNameCharacters),
})
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes')
const id = z.number().int().nonnegative()
const offset = z.number().int().min(0).max(maxFileBytes)
const timeMs = z.number().min(-8.64e15).max(8.64e15)

/** What `status` tells of a file or a directory. Times are milliseconds since 1970. */
export type FileStatus = {
  readonly kind: 'file' | 'directory' | 'other'
  readonly sizeBytes: number
  readonly accessedMs: number
  readonly modifiedMs: number
  readonly changedMs: number
}

/**
 * Files of the app's own sandbox. A name that would leave it is refused with `OUTSIDE_SANDBOX`, a change of the
 * project with `READ_ONLY`. Where a directory makes sense, an empty name is the directory itself.
 */
export const appFiles = {
  calls: {
    /** The whole file; `NOT_FOUND` when there is none, `TOO_LARGE` above 64 MiB. */
    read: { input: file, output: bytes },
    exists: { input: file, output: z.boolean() },
    /** The absolute path for `system.pathForFile`. An empty name is the directory itself. */
    path: { input: file, output: z.string() },

    /** Ids are never given twice. `TOO_MANY_OPEN` above 256, `IS_DIRECTORY` for a directory. */
    open: {
      input: z.strictObject({ ...file.shape, mode: z.enum(openModes) }),
      output: z.custom<{ readonly id: number; readonly sizeBytes: number }>(),
    },
    /** Fewer bytes than asked for only where the file ends. */
    readAt: {
      input: z.strictObject({ id, offset, length: z.number().int().min(1).max(maxPartBytes) }),
      output: bytes,
    },
    /** The offset after what was written. In the modes `a` and `a+` the bytes go to the end, whatever the offset. */
    writeAt: {
      input: z.strictObject({
        id,
        offset,
        bytes: bytes.refine((value) => value.byteLength <= maxPartBytes, 'more than 1 MiB at once'),
      }),
      output: z.number(),
    },
    truncate: { input: z.strictObject({ id, sizeBytes: offset }), output: z.void() },
    sizeOf: { input: z.strictObject({ id }), output: z.number() },
    /** Returns when the bytes are on the disk, without waiting for more than 32 MiB. */
    sync: { input: z.strictObject({ id }), output: z.void() },
    close: { input: z.strictObject({ id }), output: z.void() },

    status: { input: file, output: z.custom<FileStatus>() },
    /** The names in a directory, sorted, at most 100 000. */
    list: { input: file, output: z.array(z.string()) },
    /** `ALREADY_EXISTS` when something has the name, `NOT_FOUND` when the folder around it is missing. */
    makeDirectory: { input: file, output: z.void() },
    /** A file or an empty directory; `NOT_EMPTY` otherwise. */
    remove: { input: file, output: z.void() },
    /** Files and directories, also from one directory of the sandbox to another. Replaces a file. */
    rename: { input: z.strictObject({ from: file, to: file }), output: z.void() },
    touch: {
      input: z.strictObject({ ...file.shape, accessedMs: timeMs, modifiedMs: timeMs }),
      output: z.void(),
    },
  },
  topics: {},
} as const satisfies ContractOf<typeof appFilesNames>

export type AppFilesClient = SyncClient<typeof appFiles>
export type AppFilesHandlers<Caller> = SyncHandlers<typeof appFiles, Caller>
