import { closeSync, constants, fstatSync, ftruncateSync, lstatSync, openSync, realpathSync } from 'node:fs'
import type { OpenMode } from '../../shared/contract/app-files.ts'
import type { FileReference } from '../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { fileFailure } from './file-failure.ts'
import { quote } from './file-name.ts'

export type Opened = { readonly descriptor: number; readonly sizeBytes: number }

const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_APPEND } = constants
// Windows knows neither flag. Non-blocking, because opening a pipe would otherwise stop the whole process.
const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** None of them empties a file: that waits until it is known to be the right one. */
const flags: Readonly<Record<OpenMode, number>> = {
  r: O_RDONLY,
  'r+': O_RDWR,
  w: O_WRONLY | O_CREAT,
  'w+': O_RDWR | O_CREAT,
  a: O_WRONLY | O_CREAT | O_APPEND,
  'a+': O_RDWR | O_CREAT | O_APPEND,
}

/**
 * Opens a regular file at a path that was found free of links. Between that check and the opening somebody could put a
 * link in the place of a folder, so what is open is compared with what stands at the path afterwards.
 */
export function openInside(path: string, mode: OpenMode, file: FileReference): Outcome<Opened> {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, flags[mode] | careful)
    const stats = fstatSync(descriptor)
    const refusal = refusalOf(stats, file) ?? (isStill(path, stats) ? undefined : swapped(file))
    if (refusal !== undefined) {
      closeSync(descriptor)
      return refusal
    }
    if (!mode.startsWith('w')) return ok({ descriptor, sizeBytes: stats.size })
    ftruncateSync(descriptor, 0)
    return ok({ descriptor, sizeBytes: 0 })
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor)
    return fileFailure(file, error)
  }
}

type Stats = ReturnType<typeof fstatSync>

function refusalOf(stats: Stats, file: FileReference): Outcome<never> | undefined {
  if (stats.isDirectory()) return fail('IS_DIRECTORY', `${quote(file.name)} is a directory.`)
  return stats.isFile() ? undefined : fail('NOT_ALLOWED', `${quote(file.name)} is not a regular file.`)
}

function isStill(path: string, opened: Stats): boolean {
  if (realpathSync.native(path) !== path) return false
  const { dev, ino } = lstatSync(path)
  return dev === opened.dev && ino === opened.ino
}

const swapped = (file: FileReference): Outcome<never> =>
  fail('OUTSIDE_SANDBOX', `A folder of ${quote(file.name)} became a link while the file was opened.`)
