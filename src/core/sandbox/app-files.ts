import { closeSync, readSync, statSync } from 'node:fs'
import type { AppFilesHandlers } from '../../shared/contract/app-files.ts'
import type { FileReference } from '../../shared/directory.ts'
import { fail, ok, type ErrorCode, type Outcome } from '../../shared/outcome.ts'
import { createDiskRoom, entryBytes, type DiskRoom } from './disk-room.ts'
import { listOf, makeDirectory, remove, rename, statusOf, touch } from './file-changes.ts'
import { fileFailure } from './file-failure.ts'
import { quote } from './file-name.ts'
import { OpenFiles } from './open-files.ts'
import { openInside } from './open-inside.ts'
import type { Sandbox } from './sandbox.ts'

/** Largest file that one read may bring into the app's memory. */
export const maxReadBytes = 64 * 1024 * 1024

export type AppFiles = {
  readonly handlers: AppFilesHandlers<unknown>
  /** What the app has open at this moment; a file twice when it is open twice. */
  readonly openFiles: () => readonly FileReference[]
  /** Closes what the app left open; nothing can be opened afterwards. Idempotent. */
  readonly close: () => void
}

/** The host's side of `app-files`: the app's own directories, and nothing else. */
export function createAppFiles(
  sandbox: Sandbox,
  hasRoom: DiskRoom = createDiskRoom(sandbox.rootPath),
): AppFiles {
  const openFiles = new OpenFiles(sandbox, hasRoom)
  const handlers: AppFilesHandlers<unknown> = {
    read: (file) => {
      if (file.name === '') return notFound(file)
      const place = sandbox.place(file, 'read')
      if (!place.ok) return isMissing(place.error.code) ? notFound(file) : place
      return place.value.kind === 'file' ? readWhole(place.value.path, file) : notFound(file)
    },
    exists: (file) => {
      if (file.name === '') return ok(false)
      const path = sandbox.resolve(file, 'read')
      if (path.ok) return ok(isFile(path.value))
      return path.error.code === 'NOT_FOUND' ? ok(false) : path
    },
    path: (file) =>
      file.name === '' ? ok(sandbox.directoryPath(file.directory)) : sandbox.resolve(file, 'read'),
    open: ({ directory, name, mode }) => openFiles.open({ directory, name }, mode),
    readAt: ({ id, offset, length }) => openFiles.readAt(id, offset, length),
    writeAt: ({ id, offset, bytes }) => openFiles.writeAt(id, offset, bytes),
    truncate: ({ id, sizeBytes }) => openFiles.truncate(id, sizeBytes),
    sizeOf: ({ id }) => openFiles.sizeOf(id),
    sync: ({ id }) => openFiles.sync(id),
    close: ({ id }) => openFiles.close(id),
    status: (file) => statusOf(sandbox, file),
    list: (file) => listOf(sandbox, file),
    makeDirectory: (file) =>
      hasRoom(entryBytes) ? makeDirectory(sandbox, file) : fileFailure(file, 'ENOSPC'),
    remove: (file) => remove(sandbox, file),
    rename: ({ from, to }) => rename(sandbox, from, to),
    touch: ({ directory, name, ...times }) => touch(sandbox, { directory, name }, times),
  }
  return { handlers, openFiles: () => openFiles.names(), close: () => openFiles.closeAll() }
}

function readWhole(path: string, file: FileReference): Outcome<Uint8Array> {
  const opened = openInside(path, 'r', file)
  if (!opened.ok) return isMissing(opened.error.code) ? notFound(file) : opened
  const { descriptor, sizeBytes } = opened.value
  try {
    if (sizeBytes > maxReadBytes) {
      return fail('TOO_LARGE', `${quote(file.name)} has ${sizeBytes} bytes; one read takes ${maxReadBytes}.`)
    }
    return ok(readBytes(descriptor, sizeBytes))
  } finally {
    closeSync(descriptor)
  }
}

function readBytes(descriptor: number, sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes)
  let readTotal = 0
  while (readTotal < sizeBytes) {
    const count = readSync(descriptor, bytes, readTotal, sizeBytes - readTotal, readTotal)
    if (count === 0) return bytes.slice(0, readTotal)
    readTotal += count
  }
  return bytes
}

const isMissing = (code: ErrorCode): boolean =>
  code === 'NOT_FOUND' || code === 'NOT_DIRECTORY' || code === 'IS_DIRECTORY'

function notFound(file: FileReference): Outcome<never> {
  return fail('NOT_FOUND', `There is no file ${quote(file.name)} in ${file.directory}.`)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
