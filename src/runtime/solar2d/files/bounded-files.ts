import type { FileReference } from '../../../shared/directory.ts'
import { maxFileNameCharacters } from '../../../shared/request-limits.ts'
import type { RuntimeHost } from '../../host.ts'

/** The app's files, without carrying a name of many megabytes to the host, which only refuses it. */
export function boundedFiles(files: RuntimeHost['files']): RuntimeHost['files'] {
  return {
    read: (file) => files.read(shortFile(file)),
    exists: (file) => files.exists(shortFile(file)),
    path: (file) => files.path(shortFile(file)),
  }
}

/** One character more than the host takes is enough for it to refuse the name. */
export const shortFile = (file: FileReference): FileReference => ({
  ...file,
  name: file.name.slice(0, maxFileNameCharacters + 1),
})
