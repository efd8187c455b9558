import { lstat, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { systemErrorCode } from '../system-error.ts'

/**
 * Removes everything in the folders, and makes a folder that is missing. Links in them are removed, not followed;
 * when one of the folders is itself a link, nothing at all is removed (`OUTSIDE_SANDBOX`).
 */
export async function emptyFolders(folders: readonly string[]): Promise<Outcome<void>> {
  try {
    for (const folder of folders) {
      await mkdir(folder, { recursive: true })
      if ((await lstat(folder)).isSymbolicLink()) {
        return fail(
          'OUTSIDE_SANDBOX',
          `"${folder}" is a link, so nothing was removed. Put a real folder there.`,
        )
      }
    }
    for (const folder of folders) {
      for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
    }
    return ok(undefined)
  } catch (error) {
    const where = error instanceof Error && 'path' in error ? ` at "${String(error.path)}"` : ''
    return fail(
      'INTERNAL',
      `The sandbox could not be emptied (${systemErrorCode(error)}${where}). Try again.`,
    )
  }
}
