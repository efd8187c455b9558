import type { LuaInput, LuaValue } from '../../lua/values.ts'
import { numberOf, results, textOf } from '../bytes.ts'
import { directoryConstants } from '../system/directories.ts'
import { taken, type FileAccess } from './file-access.ts'
import { FileProblem } from './file-problem.ts'
import { unusedTemporary } from './stream-functions.ts'

/** What `os`, `lfs` and `loadfile` do with paths. Failures are `nil`, a text and C's number. */
export function createPathFunctions(access: FileAccess): Record<string, LuaInput> {
  const { files, paths, fileOf, attempt } = access
  const environment: Readonly<Record<string, () => string>> = {
    // As on iOS: the folder around the app's directories.
    HOME: () => paths.pathOf({ directory: 'DocumentsDirectory', name: '' }).replace(/[\\/][^\\/]*$/, ''),
    TMPDIR: () => paths.pathOf({ directory: 'TemporaryDirectory', name: '' }),
  }

  return {
    pathRemove: (path) =>
      attempt('os.remove', path, () => {
        taken(files.remove(fileOf(path)))
        return true
      }),
    pathRename: (from, to) =>
      attempt('os.rename', from, () => {
        const [fromFile, toFile] = [fileOf(from), fileOf(to)]
        const isIntoItself =
          fromFile.directory === toFile.directory && toFile.name.startsWith(`${fromFile.name}/`)
        if (isIntoItself) throw new FileProblem('EINVAL')
        taken(files.rename({ from: fromFile, to: toFile }))
        return true
      }),
    pathTemporary: () =>
      attempt('os.tmpname', undefined, () => {
        const file = unusedTemporary(access)
        taken(files.close({ id: taken(files.open({ ...file, mode: 'w' })).id }))
        return paths.pathOf(file)
      }),
    environment: (name) => environment[textOf(name) ?? '']?.(),

    /** The directory's constant and the name in it. */
    fileOfPath: (path) =>
      attempt('path', path, () => {
        const { directory, name } = fileOf(path)
        return results(directoryConstants[directory], name)
      }),
    pathSource: (path) => attempt('loadfile', undefined, () => taken(files.read(fileOf(path)))),
    pathStatus: (path) =>
      attempt('lfs.attributes', undefined, () => {
        const { kind, sizeBytes, accessedMs, modifiedMs, changedMs } = taken(files.status(fileOf(path)))
        return results(kind, sizeBytes, seconds(accessedMs), seconds(modifiedMs), seconds(changedMs))
      }),
    pathIsReadOnly: (path) =>
      attempt('lfs.attributes', undefined, () => fileOf(path).directory === 'ResourceDirectory'),
    pathList: (path) => attempt('lfs.dir', undefined, () => taken(files.list(fileOf(path)))),
    pathMakeDirectory: (path) =>
      attempt('lfs.mkdir', undefined, () => {
        taken(files.makeDirectory(fileOf(path)))
        return true
      }),
    pathRemoveDirectory: (path) =>
      attempt('lfs.rmdir', undefined, () => {
        const file = fileOf(path)
        if (taken(files.status(file)).kind !== 'directory') throw new FileProblem('ENOTDIR')
        taken(files.remove(file))
        return true
      }),
    pathTouch: (path, accessed, modified) =>
      attempt('lfs.touch', undefined, () => {
        const file = fileOf(path)
        taken(
          files.touch({ ...file, accessedMs: milliseconds(accessed), modifiedMs: milliseconds(modified) }),
        )
        return true
      }),
    currentDirectory: () => paths.pathOf(paths.current()),
    changeDirectory: (path) =>
      attempt('lfs.chdir', undefined, () => {
        const file = fileOf(path)
        if (taken(files.status(file)).kind !== 'directory') throw new FileProblem('ENOTDIR')
        paths.setCurrent(file)
        return true
      }),
  }
}

const seconds = (timeMs: number): number => Math.floor(timeMs / 1000)

/** Within what a date can be. */
const milliseconds = (value: LuaValue): number =>
  Math.max(-8.64e15, Math.min(8.64e15, numberOf(value) * 1000))
