import { copyFile, link, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A finished temporary file in its place, with what it takes to undo that. */
export type PlacedFile = {
  /** Forgets the file that stood there before. */
  readonly keep: () => Promise<void>
  /** Puts the earlier state back, unless somebody has replaced the file since. */
  readonly undo: () => Promise<void>
}

/**
 * Renames a file into place. At every moment the place holds the old or the new file, whole. The old one stays
 * under `.<uuid>.replaced` until it is known whether the app has heard of the new one.
 */
export async function placeFile(options: {
  readonly temporaryPath: string
  readonly path: string
  readonly uuid: string
}): Promise<PlacedFile> {
  const { temporaryPath, path } = options
  const replacedPath = join(dirname(path), `.${options.uuid}.replaced`)
  const own = await stat(temporaryPath, { bigint: true })
  let hasReplaced = false
  try {
    hasReplaced = await keepOld(path, replacedPath)
    await rename(temporaryPath, path)
  } catch (error) {
    await rm(replacedPath, { force: true })
    throw error
  }
  return {
    keep: () => rm(replacedPath, { force: true }),
    undo: async () => {
      const current = await stat(path, { bigint: true }).catch(() => undefined)
      const isOurs = current?.ino === own.ino && current.dev === own.dev
      if (isOurs && hasReplaced) await rename(replacedPath, path)
      else if (isOurs) await rm(path, { force: true })
      await rm(replacedPath, { force: true })
    },
  }
}

/** A second name for the old file; a copy where the file system knows no links. False when there is none. */
async function keepOld(path: string, replacedPath: string): Promise<boolean> {
  try {
    await link(path, replacedPath)
    return true
  } catch (error) {
    if (isNotThere(error)) return false
    const old = await stat(path)
    if (!old.isFile()) return false
    await copyFile(path, replacedPath)
    return true
  }
}

const isNotThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
