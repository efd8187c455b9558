import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { DirectoryName } from '../../shared/directory.ts'

/** The folders of a sandbox as the Corona Simulator names them on Windows. Resource is the project itself. */
export const folderNames = {
  DocumentsDirectory: 'Documents',
  TemporaryDirectory: 'TemporaryFiles',
  CachesDirectory: 'CachedFiles',
  ApplicationSupportDirectory: 'ApplicationSupport',
} as const satisfies Partial<Record<DirectoryName, string>>

/** Whether a folder with these names in it is empty or a sandbox and nothing else. */
export function isSandboxFolder(names: readonly string[]): boolean {
  const own = new Set<string>(Object.values(folderNames))
  return names.every((name) => own.has(name) || name.startsWith('.running-'))
}

/** File systems take 255 bytes for one name; the hash and its dash need 33. */
const maxFolderBytes = 200

/** `<sandboxes>/<ProjectFolder>-<MD5>`: moving a project gives it a new sandbox, two of one name never share. */
export function sandboxRootPath(sandboxesPath: string, realProjectPath: string): string {
  const hash = createHash('md5').update(realProjectPath).digest('hex').toUpperCase()
  return join(sandboxesPath, `${shorten(basename(realProjectPath) || 'project')}-${hash}`)
}

function shorten(folder: string): string {
  let short = ''
  for (const character of folder) {
    if (Buffer.byteLength(short + character) > maxFolderBytes) break
    short += character
  }
  return short
}
