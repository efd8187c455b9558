import type { FileReference } from '../../../../shared/directory.ts'

/** An open file. Offsets and sizes are bytes. What fails is told as undefined or false, never thrown. */
export type DatabaseFile = {
  readonly isReadOnly: boolean
  /** Fewer bytes than asked for at the end of the file. */
  readonly readAt: (offset: number, length: number) => Uint8Array | undefined
  readonly writeAt: (offset: number, bytes: Uint8Array) => boolean
  readonly truncate: (sizeBytes: number) => boolean
  readonly sizeBytes: () => number | undefined
  readonly sync: () => boolean
  readonly close: () => void
}

/** The files that SQLite sees: those of the app's own directories, by the paths that `system.pathForFile` gives. */
export type DatabaseFiles = {
  /** Undefined for a path outside. */
  readonly referenceOf: (path: string) => FileReference | undefined
  /** Undefined when the file cannot be opened so. A file that can only be read is opened read-only. */
  readonly open: (
    file: FileReference,
    mode: { readonly mayWrite: boolean; readonly mayCreate: boolean },
  ) => DatabaseFile | undefined
  readonly exists: (file: FileReference) => boolean
  readonly remove: (file: FileReference) => boolean
}
