import { lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DirectoryName, FileReference } from '../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { isInside } from '../is-inside.ts'
import { systemErrorCode } from '../system-error.ts'
import { emptyFolders } from './empty-folders.ts'
import { parseFileName, quote } from './file-name.ts'
import { folderNames, sandboxRootPath } from './layout.ts'
import { locate, locateLink, type Place } from './locate.ts'
import { markRunning } from './running-mark.ts'
import { removeStaleFiles } from './stale-files.ts'

/** The directories of one app. Nothing that an app names leads out of them. */
export type Sandbox = {
  readonly rootPath: string
  /**
   * The absolute path of a file, with every link checked at this moment; it need not exist. `'write'` makes missing
   * sub-folders. Fails with `OUTSIDE_SANDBOX`, `READ_ONLY` (writing to the project), `INVALID_INPUT` (a name too
   * long, or writing to a folder), `NOT_FOUND` (a file stands where a folder is meant) or `NOT_ALLOWED` (the
   * operating system refuses).
   */
  readonly resolve: (file: FileReference, access: 'read' | 'write') => Outcome<string>
  /** The checks of resolving for `'write'`, which makes nothing yet. */
  readonly checkWritable: (file: FileReference) => Outcome<void>
  /**
   * Where a file or directory is at this moment; nothing is made. An empty name is the directory itself. `'change-link'`
   * does not follow a link in the last part. Fails as resolving does, and with `NOT_DIRECTORY` below a file.
   */
  readonly place: (file: FileReference, purpose: 'read' | 'change' | 'change-link') => Outcome<Place>
  readonly directoryPath: (directory: DirectoryName) => string
  /** Empties the app's own directories, never the project. Links inside are removed, not followed. */
  readonly clear: () => Promise<Outcome<void>>
}

/** Either the folder that holds all sandboxes, or the very folder of this one. */
export type SandboxPlace = { readonly sandboxesPath: string } | { readonly rootPath: string }

export type SandboxOptions = { readonly projectPath: string } & SandboxPlace

/** Makes what is missing of the app's directories and removes what a killed process left in them. */
export function openSandbox(options: SandboxOptions): Outcome<Sandbox> {
  try {
    const projectPath = realpathSync.native(options.projectPath)
    const rootPath = makeRoot(options, projectPath)
    const paths = directoryPaths(projectPath, rootPath)
    const { ResourceDirectory: _project, ...own } = paths
    for (const path of [rootPath, ...Object.values(own)]) {
      mkdirSync(path, { recursive: true })
      if (lstatSync(path).isSymbolicLink()) return refuseLink(path)
    }
    if (!markRunning(rootPath).shared) for (const path of Object.values(own)) removeStaleFiles(path)
    return ok(createSandbox(rootPath, paths, Object.values(own)))
  } catch (error) {
    return fail(
      'INTERNAL',
      `The sandbox of "${options.projectPath}" could not be made in "${placePath(options)}" ` +
        `(${systemErrorCode(error)}). Check that both folders exist and may be used.`,
    )
  }
}

const placePath = (place: SandboxPlace): string =>
  'rootPath' in place ? place.rootPath : place.sandboxesPath

function makeRoot(place: SandboxPlace, projectPath: string): string {
  mkdirSync(placePath(place), { recursive: true })
  const path = realpathSync.native(placePath(place))
  return 'rootPath' in place ? path : sandboxRootPath(path, projectPath)
}

type DirectoryPaths = Readonly<Record<DirectoryName, string>>

function createSandbox(rootPath: string, paths: DirectoryPaths, own: readonly string[]): Sandbox {
  const place = (file: FileReference): Outcome<string> => {
    const segments = parseFileName(file.name)
    if (!segments.ok) return segments
    if (file.directory === 'ResourceDirectory') {
      return readOnly(file)
    }
    return placeForWriting(paths[file.directory], segments.value)
  }
  return {
    rootPath,
    resolve: (file, access) => {
      if (access === 'read') {
        const segments = parseFileName(file.name)
        return segments.ok ? resolveForReading(paths[file.directory], segments.value) : segments
      }
      const path = place(file)
      return path.ok ? makeFolder(paths[file.directory], path.value, file.name) : path
    },
    checkWritable: (file) => {
      const path = place(file)
      return path.ok ? ok(undefined) : path
    },
    place: (file, purpose) => {
      if (purpose !== 'read' && file.directory === 'ResourceDirectory') return readOnly(file)
      const base = paths[file.directory]
      if (isMoved(base)) return refuseLink(base)
      if (file.name === '') return ok({ path: base, kind: 'folder' })
      const segments = parseFileName(file.name)
      if (!segments.ok) return segments
      return purpose === 'change-link' ? locateLink(base, segments.value) : locate(base, segments.value)
    },
    directoryPath: (directory) => paths[directory],
    clear: () => emptyFolders(own),
  }
}

function resolveForReading(base: string, segments: readonly string[]): Outcome<string> {
  if (isMoved(base)) return refuseLink(base)
  const place = locate(base, segments)
  return place.ok ? ok(place.value.path) : belowFileIsMissing(place)
}

function placeForWriting(base: string, segments: readonly string[]): Outcome<string> {
  const name = quote(segments.join('/'))
  if (isMoved(base)) return refuseLink(base)
  const place = locate(base, segments)
  if (!place.ok) return belowFileIsMissing(place)
  const { path, kind } = place.value
  if (kind === 'folder') return fail('INVALID_INPUT', `${name} is a folder, not a file.`)
  if (kind === 'other') return fail('INVALID_INPUT', `${name} is not a regular file.`)
  return ok(path)
}

const readOnly = ({ name }: FileReference): Outcome<never> =>
  fail('READ_ONLY', `${quote(name)} is in the project, which apps cannot write to.`)

function belowFileIsMissing(failed: Outcome<never>): Outcome<never> {
  const isBelowFile = !failed.ok && failed.error.code === 'NOT_DIRECTORY'
  return isBelowFile ? fail('NOT_FOUND', failed.error.message) : failed
}

function makeFolder(base: string, path: string, name: string): Outcome<string> {
  try {
    mkdirSync(dirname(path), { recursive: true })
    if (!isInside(base, realpathSync.native(dirname(path)))) return refuseLink(dirname(path))
  } catch (error) {
    return fail('NOT_ALLOWED', `The folder of ${quote(name)} could not be made (${systemErrorCode(error)}).`)
  }
  return ok(path)
}

/** Whether somebody put a link in the place of the directory since it was opened. A missing one can be made anew. */
function isMoved(base: string): boolean {
  try {
    return realpathSync.native(base) !== base
  } catch {
    return lstatSync(base, { throwIfNoEntry: false }) !== undefined
  }
}

function refuseLink(path: string): Outcome<never> {
  return fail('OUTSIDE_SANDBOX', `"${path}" is a link to another place. Put a real folder there.`)
}

function directoryPaths(projectPath: string, rootPath: string): DirectoryPaths {
  return {
    ResourceDirectory: projectPath,
    DocumentsDirectory: join(rootPath, folderNames.DocumentsDirectory),
    TemporaryDirectory: join(rootPath, folderNames.TemporaryDirectory),
    CachesDirectory: join(rootPath, folderNames.CachesDirectory),
    ApplicationSupportDirectory: join(rootPath, folderNames.ApplicationSupportDirectory),
  }
}
