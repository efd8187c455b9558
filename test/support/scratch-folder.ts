import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryDirectory } from './temporary-directory.ts'

/** A temporary directory of the running test with these files in it. */
export function makeScratchFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = temporaryDirectory()
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  return folder
}
