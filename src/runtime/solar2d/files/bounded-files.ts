import type { FileReference } from '../../../shared/directory.ts'
import { maxFileNameCharacters } from '../../../shared/request-limits.ts'
import type { RuntimeHost } from '../../host.ts'

/** The app's files, without carrying a name of many megabytes to the host, which only refuses it. */
export function boundedFiles(files: RuntimeHost['files']): RuntimeHost['files'] {
  return {
    ...files,
    read: (file) => files.read(shortFile(file)),
    exists: (file) => files.exists(shortFile(file)),
    path: (file) => files.path(shortFile(file)),
    open: (file) => files.open(shortFile(file)),
    status: (file) => files.status(shortFile(file)),
    list: (file) => files.list(shortFile(file)),
    makeDirectory: (file) => files.makeDirectory(shortFile(file)),
    remove: (file) => files.remove(shortFile(file)),
    rename: ({ from, to }) => files.rename({ from: shortFile(from), to: shortFile(to) }),
    touch: (file) => files.touch(shortFile(file)),
  }
}

/** One character more than the host takes is enough for it to refuse the name. */
export const shortFile = <T extends FileReference>(file: T): T => ({
  ...file,
  name: file.name.slice(0, maxFileNameCharacters + 1),
})
