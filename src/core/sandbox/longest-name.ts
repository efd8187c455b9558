import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { maxNameBytes } from './file-name.ts'

/** A larger folder takes no longer name: looking through all of it would stop the simulator. */
const mostVisited = 10_000

/**
 * Whether everything below the folder at `path` still has a name that an app can use once the folder is called `name`.
 * Otherwise an app could move folders into folders until their paths are longer than the system takes, and nobody could
 * remove them any more.
 */
export function hasRoomBelow(path: string, name: string, addedBytes: number): boolean {
  if (addedBytes <= 0) return true
  const folders = [{ path, sizeBytes: Buffer.byteLength(name) }]
  let visited = 0
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of readdirSync(next.path, { withFileTypes: true })) {
      visited += 1
      const sizeBytes = next.sizeBytes + 1 + Buffer.byteLength(entry.name)
      if (visited > mostVisited || sizeBytes > maxNameBytes) return false
      if (entry.isDirectory()) folders.push({ path: join(next.path, entry.name), sizeBytes })
    }
  }
  return true
}
