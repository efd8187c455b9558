import type { DirectoryName, FileReference } from '../../../shared/directory.ts'

/** One text for one file. A directory's own key is its name; no file has such a one. */
export const fileKey = ({ directory, name }: FileReference): string => `${directory}/${name}`

/** The folders that a file is in, its directory first. */
export function keysAbove({ directory, name }: FileReference): readonly string[] {
  const segments = name.split('/')
  return segments.map((_segment, index) =>
    index === 0 ? directory : fileKey({ directory, name: segments.slice(0, index).join('/') }),
  )
}

export const ownName = (name: string): string => name.slice(name.lastIndexOf('/') + 1)

/** In the order in which they are shown. */
export const shownDirectories: readonly DirectoryName[] = [
  'DocumentsDirectory',
  'TemporaryDirectory',
  'CachesDirectory',
  'ApplicationSupportDirectory',
  'ResourceDirectory',
]

export const directoryWords: Readonly<Record<DirectoryName, string>> = {
  DocumentsDirectory: 'Documents',
  TemporaryDirectory: 'Temporary',
  CachesDirectory: 'Caches',
  ApplicationSupportDirectory: 'Application Support',
  ResourceDirectory: 'Resource',
}

/** What the app's code calls the file: `system.pathForFile("a.png", system.DocumentsDirectory)`. */
export const luaReference = ({ directory, name }: FileReference): string =>
  `system.pathForFile(${luaString(name)}, system.${directory})`

const luaEscapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' }

/** Lua 5.1 knows control characters by their decimal codes only. */
const luaString = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  `"${text.replaceAll(/["\\\u0000-\u001f\u007f]/g, (character) => luaEscapes[character] ?? decimalEscape(character))}"`

const decimalEscape = (character: string): string => `\\${String(character.charCodeAt(0)).padStart(3, '0')}`
