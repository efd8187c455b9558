import { opendirSync, rmSync, type Dir, type Dirent } from 'node:fs'
import { join } from 'node:path'

/** What a download in progress leaves in its folder: the new file, and the one that it replaces. */
const temporaryName = /^\.[0-9a-f-]{36}\.(download|replaced)$/

export const isTemporaryName = (name: string): boolean => temporaryName.test(name)

/** An app can make folders without end, and whoever opens its sandbox would wait for all of them. */
const mostVisited = 50_000

/**
 * Removes the temporary files that a process left when it was killed. Links are not followed. A file that cannot be
 * removed stays, as does one behind too many others: it hinders nothing.
 */
export function removeStaleFiles(folder: string, most = mostVisited): void {
  const folders = [folder]
  let visited = 0
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of entriesOf(next)) {
      visited += 1
      if (visited > most) return
      const path = join(next, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile() && isTemporaryName(entry.name)) removeQuietly(path)
    }
  }
}

function* entriesOf(folder: string): Generator<Dirent> {
  let directory: Dir
  try {
    directory = opendirSync(folder, { bufferSize: 1024 })
  } catch {
    return
  }
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) yield entry
  } finally {
    directory.closeSync()
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path)
  } catch {
    // It stays.
  }
}
