import { z } from 'zod'
import { directoryNames } from '../directory.ts'
import type { ContractOf, SyncClient, SyncHandlers } from './define.ts'
import type { appFilesNames } from './names.ts'

const directory = z.enum(directoryNames)
const file = z.strictObject({ directory, name: z.string().max(1024) })

/** Files of the app's own sandbox. A name that would leave it is refused with `OUTSIDE_SANDBOX`. */
export const appFiles = {
  calls: {
    /** The whole file; `NOT_FOUND` when there is none, `TOO_LARGE` above 64 MiB. */
    read: { input: file, output: z.custom<Uint8Array>((value) => value instanceof Uint8Array) },
    exists: { input: file, output: z.boolean() },
    /** The absolute path for `system.pathForFile`. An empty name is the directory itself. */
    path: { input: file, output: z.string() },
  },
  topics: {},
} as const satisfies ContractOf<typeof appFilesNames>

export type AppFilesClient = SyncClient<typeof appFiles>
export type AppFilesHandlers<Caller> = SyncHandlers<typeof appFiles, Caller>
