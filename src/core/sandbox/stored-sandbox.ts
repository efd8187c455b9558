import { existsSync, realpathSync } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { systemErrorCode } from '../system-error.ts'
import { emptyFolders } from './empty-folders.ts'
import { folderNames, sandboxRootPath } from './layout.ts'
import { markRunning, otherUsers, unmarkRunning } from './running-mark.ts'

/** A file that an app has left. */
export type StoredFile = {
  /** From the sandbox on, with `/` between folders: `Documents/score.txt`. */
  readonly name: string
  readonly sizeBytes: number
  /** Milliseconds since 1970. */
  readonly changedAtMs: number
}

/** The sandbox of an app that need not run, and may never have run. */
export type StoredSandbox = {
  readonly rootPath: string
  /** By name. Links are not followed, and not listed. Fails with `TOO_LARGE` or `NOT_ALLOWED`. */
  readonly list: () => Promise<Outcome<readonly StoredFile[]>>
  /** Empties the directories. Fails with `NOT_ALLOWED` while the app runs, or as emptying a sandbox does. */
  readonly clear: () => Promise<Outcome<void>>
}

const mostFiles = 20_000

/** Makes nothing. `projectPath` has no links. */
export function findStoredSandbox(place: {
  readonly projectPath: string
  readonly sandboxesPath: string
}): StoredSandbox {
  const { projectPath, sandboxesPath } = place
  const isMade = existsSync(sandboxesPath)
  const rootPath = sandboxRootPath(isMade ? realpathSync.native(sandboxesPath) : sandboxesPath, projectPath)
  return { rootPath, list: () => list(rootPath), clear: () => clear(rootPath) }
}

async function list(rootPath: string): Promise<Outcome<readonly StoredFile[]>> {
  const files: StoredFile[] = []
  try {
    for (const folder of Object.values(folderNames)) {
      for await (const file of filesBelow(rootPath, folder)) {
        files.push(file)
        if (files.length > mostFiles) {
          return fail('TOO_LARGE', `"${rootPath}" holds more than ${mostFiles} files. Remove some.`)
        }
      }
    }
    return ok(files)
  } catch (error) {
    return fail('NOT_ALLOWED', `The files of "${rootPath}" cannot be listed (${systemErrorCode(error)}).`)
  }
}

async function* filesBelow(rootPath: string, folder: string): AsyncGenerator<StoredFile> {
  for (const entry of await namesIn(join(rootPath, folder))) {
    const name = `${folder}/${entry}`
    const stats = await lstat(join(rootPath, name)).catch(() => undefined)
    if (stats?.isDirectory() === true) yield* filesBelow(rootPath, name)
    else if (stats?.isFile() === true) yield { name, sizeBytes: stats.size, changedAtMs: stats.mtimeMs }
  }
}

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    const stats = await lstat(path)
    return stats.isDirectory() ? (await readdir(path)).toSorted() : []
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return []
    throw error
  }
}

async function clear(rootPath: string): Promise<Outcome<void>> {
  if (!existsSync(rootPath)) return ok(undefined)
  try {
    // Marked first: of two that come at once, each sees the other.
    markRunning(rootPath)
    const [user] = otherUsers(rootPath)
    if (user !== undefined) {
      return fail(
        'NOT_ALLOWED',
        `"${rootPath}" is in use by the process ${user}. End that first: the app runs in it.`,
      )
    }
    return await emptyFolders(Object.values(folderNames).map((name) => join(rootPath, name)))
  } catch (error) {
    return fail(
      'NOT_ALLOWED',
      `"${rootPath}" cannot be emptied (${systemErrorCode(error)}). Check its rights.`,
    )
  } finally {
    unmarkRunning(rootPath)
  }
}
