import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a download in progress leaves in its folder: the new file, and the one that it replaces. */
const temporaryName = /^\.[0-9a-f-]{36}\.(download|replaced)$/

export const isTemporaryName = (name: string): boolean => temporaryName.test(name)

/**
 * Removes the temporary files that a process left when it was killed. Links are not followed. A file that cannot be
 * removed stays: it hinders nothing.
 */
export function removeStaleFiles(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    try {
      if (entry.isDirectory()) removeStaleFiles(path)
      else if (entry.isFile() && isTemporaryName(entry.name)) rmSync(path)
    } catch {
      continue
    }
  }
}
