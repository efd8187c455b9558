import {
  mkdirSync,
  opendirSync,
  renameSync,
  rmdirSync,
  statSync,
  lstatSync,
  unlinkSync,
  utimesSync,
} from 'node:fs'
import type { FileStatus } from '../../shared/contract/app-files.ts'
import type { FileReference } from '../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { fileFailure } from './file-failure.ts'
import { quote } from './file-name.ts'
import type { Sandbox } from './sandbox.ts'
import { hasRoomBelow } from './longest-name.ts'
import { isTemporaryName } from './stale-files.ts'

/** Names that one listing has room for. */
export const maxListedNames = 100_000

export function statusOf(sandbox: Sandbox, file: FileReference): Outcome<FileStatus> {
  return atPlace(sandbox, file, 'read', (path) => {
    const stats = statSync(path)
    const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other'
    return ok({
      kind,
      sizeBytes: stats.size,
      accessedMs: stats.atimeMs,
      modifiedMs: stats.mtimeMs,
      changedMs: stats.ctimeMs,
    })
  })
}

/** What a download under way keeps beside its target is not the app's to see. */
export function listOf(sandbox: Sandbox, file: FileReference): Outcome<string[]> {
  return atPlace(sandbox, file, 'read', (path) => {
    const names: string[] = []
    const directory = opendirSync(path, { bufferSize: 1024 })
    try {
      for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
        if (names.length >= maxListedNames) break
        if (!isTemporaryName(entry.name)) names.push(entry.name)
      }
    } finally {
      directory.closeSync()
    }
    return ok(names.toSorted())
  })
}

export function makeDirectory(sandbox: Sandbox, file: FileReference): Outcome<void> {
  return atPlace(sandbox, file, 'change-link', (path) => ok(mkdirSync(path)))
}

/** A link is removed itself; what it leads to stays. */
export function remove(sandbox: Sandbox, file: FileReference): Outcome<void> {
  if (file.name === '') return directoryStays(file)
  return atPlace(sandbox, file, 'change-link', (path) =>
    ok(lstatSync(path).isDirectory() ? rmdirSync(path) : unlinkSync(path)),
  )
}

export function rename(sandbox: Sandbox, from: FileReference, to: FileReference): Outcome<void> {
  if (from.name === '') return directoryStays(from)
  if (to.name === '') return directoryStays(to)
  return atPlace(sandbox, to, 'change-link', (toPath) =>
    atPlace(sandbox, from, 'change-link', (fromPath) => {
      const fromIsDirectory = lstatSync(fromPath).isDirectory()
      const target = lstatSync(toPath, { throwIfNoEntry: false })
      // POSIX has it so; Windows would refuse the one and, for an empty directory, do the other.
      if (!fromIsDirectory && target?.isDirectory()) return fileFailure(to, 'EISDIR')
      if (fromIsDirectory && target?.isDirectory() === false) return fileFailure(to, 'ENOTDIR')
      const addedBytes = Buffer.byteLength(to.name) - Buffer.byteLength(from.name)
      if (fromIsDirectory && !hasRoomBelow(fromPath, to.name, addedBytes)) {
        return fail('INVALID_INPUT', `${quote(to.name)} would make the names of files below it too long.`)
      }
      return ok(renameSync(fromPath, toPath))
    }),
  )
}

export function touch(
  sandbox: Sandbox,
  file: FileReference,
  times: { readonly accessedMs: number; readonly modifiedMs: number },
): Outcome<void> {
  return atPlace(sandbox, file, 'change', (path) =>
    ok(utimesSync(path, times.accessedMs / 1000, times.modifiedMs / 1000)),
  )
}

function atPlace<T>(
  sandbox: Sandbox,
  file: FileReference,
  purpose: 'read' | 'change' | 'change-link',
  work: (path: string) => Outcome<T>,
): Outcome<T> {
  const place = sandbox.place(file, purpose)
  if (!place.ok) return place
  try {
    return work(place.value.path)
  } catch (error) {
    return fileFailure(file, error)
  }
}

const directoryStays = (file: FileReference): Outcome<never> =>
  fail('NOT_ALLOWED', `${file.directory} itself cannot be removed or renamed.`)
