import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import type { AppFilesHandlers } from '../../shared/contract/app-files.ts'
import type { FileReference } from '../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { systemErrorCode } from '../system-error.ts'
import { quote } from './file-name.ts'
import type { Sandbox } from './sandbox.ts'

/** Largest file that one read may bring into the app's memory. */
export const maxReadBytes = 64 * 1024 * 1024

// Windows knows neither flag. Non-blocking, because opening a pipe would otherwise stop the whole process.
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** The host's side of `app-files`: reading the app's own directories, and nothing else. */
export function createAppFilesHandlers(sandbox: Sandbox): AppFilesHandlers<unknown> {
  return {
    read: (file) => {
      if (file.name === '') return notFound(file)
      const path = sandbox.resolve(file, 'read')
      return path.ok ? readWhole(path.value, file) : path
    },
    exists: (file) => {
      if (file.name === '') return ok(false)
      const path = sandbox.resolve(file, 'read')
      if (path.ok) return ok(isFile(path.value))
      return path.error.code === 'NOT_FOUND' ? ok(false) : path
    },
    path: (file) =>
      file.name === '' ? ok(sandbox.directoryPath(file.directory)) : sandbox.resolve(file, 'read'),
  }
}

function readWhole(path: string, file: FileReference): Outcome<Uint8Array> {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, readFlags)
    const stats = fstatSync(descriptor)
    if (!stats.isFile()) return notFound(file)
    if (stats.size > maxReadBytes) {
      return fail('TOO_LARGE', `${quote(file.name)} has ${stats.size} bytes; one read takes ${maxReadBytes}.`)
    }
    return ok(readBytes(descriptor, stats.size))
  } catch (error) {
    return readFailure(file, systemErrorCode(error))
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
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

function readFailure(file: FileReference, code: string): Outcome<never> {
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return notFound(file)
  if (code === 'ELOOP')
    return fail('OUTSIDE_SANDBOX', `${quote(file.name)} became a link while it was opened.`)
  return fail('NOT_ALLOWED', `${quote(file.name)} cannot be read (${code}).`)
}

function notFound(file: FileReference): Outcome<never> {
  return fail('NOT_FOUND', `There is no file ${quote(file.name)} in ${file.directory}.`)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
