import { directoryNames, type FileReference } from '../../../shared/directory.ts'
import type { RuntimeHost } from '../../host.ts'

/** Between the paths that an app names and the directories that the host knows. */
export type AppPaths = {
  /** Undefined for a path outside of every directory. `.` and `..` are taken out by their wording alone. */
  readonly fileOf: (path: string) => FileReference | undefined
  /** The absolute path; an empty name is the directory itself. */
  readonly pathOf: (file: FileReference) => string
  /** Where relative paths begin: the project folder at first. */
  readonly current: () => FileReference
  readonly setCurrent: (directory: FileReference) => void
}

type Root = { readonly directory: FileReference['directory']; readonly path: string; readonly parts: Parts }
type Parts = readonly string[]

export function createAppPaths(files: RuntimeHost['files']): AppPaths {
  const roots = directoryNames.flatMap((directory): Root[] => {
    const path = files.path({ directory, name: '' })
    return path.ok ? [{ directory, path: path.value, parts: partsOf(path.value) }] : []
  })
  const isWindows = roots.some(({ path }) => /^[A-Za-z]:/.test(path) || path.includes('\\'))
  let current: FileReference = { directory: 'ResourceDirectory', name: '' }

  const same = (a: string, b: string | undefined): boolean =>
    a === b || (isWindows && a.toLowerCase() === b?.toLowerCase())
  const isBelow = ({ parts: root }: Root, parts: Parts): boolean =>
    root.every((part, index) => same(part, parts[index]))
  const pathOf = ({ directory, name }: FileReference): string => {
    const path = roots.find((root) => root.directory === directory)?.path ?? ''
    if (name === '') return path
    return isWindows ? `${path}\\${name.replaceAll('/', '\\')}` : `${path}/${name}`
  }

  return {
    fileOf: (path) => {
      const slashed = isWindows ? path.replaceAll('\\', '/') : path
      const isAbsolute = slashed.startsWith('/') || (isWindows && /^[A-Za-z]:/.test(slashed))
      const parts = partsOf(isAbsolute ? path : `${pathOf(current)}/${path}`, isWindows)
      // The project may hold a sandbox, or the other way round: the innermost directory counts.
      const root = roots
        .filter((candidate) => isBelow(candidate, parts))
        .toSorted((a, b) => b.parts.length - a.parts.length)[0]
      if (root === undefined) return undefined
      return { directory: root.directory, name: parts.slice(root.parts.length).join('/') }
    },
    pathOf,
    current: () => current,
    setCurrent: (directory) => {
      current = directory
    },
  }
}

function partsOf(path: string, isWindows = path.includes('\\')): Parts {
  const parts: string[] = []
  for (const part of (isWindows ? path.replaceAll('\\', '/') : path).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts
}
