import { maxPartBytes } from '../../../../shared/contract/app-files.ts'
import type { FileReference } from '../../../../shared/directory.ts'
import type { RuntimeHost } from '../../../host.ts'
import { createAppPaths, type AppPaths } from '../../files/app-paths.ts'
import type { DatabaseFile, DatabaseFiles } from './database-files.ts'

/** The app's own directories for SQLite. The project is read-only, as on a device. */
export function createAppDatabaseFiles(files: RuntimeHost['files']): DatabaseFiles {
  let paths: AppPaths | undefined

  const openAs = (file: FileReference, mode: 'r' | 'r+' | 'w+'): DatabaseFile | undefined => {
    const opened = files.open({ ...file, mode })
    return opened.ok ? openFile(files, opened.value.id, mode === 'r') : undefined
  }

  return {
    referenceOf: (path) => (paths ??= createAppPaths(files)).fileOf(path),
    open: (file, { mayWrite, mayCreate }) => {
      const exists = files.exists(file)
      if (!exists.ok) return undefined
      if (!exists.value) return mayWrite && mayCreate ? openAs(file, 'w+') : undefined
      return (mayWrite ? openAs(file, 'r+') : undefined) ?? openAs(file, 'r')
    },
    exists: (file) => {
      const exists = files.exists(file)
      return exists.ok && exists.value
    },
    remove: (file) => {
      const removed = files.remove(file)
      return removed.ok || removed.error.code === 'NOT_FOUND'
    },
  }
}

function openFile(files: RuntimeHost['files'], id: number, isReadOnly: boolean): DatabaseFile {
  return {
    isReadOnly,
    readAt: (offset, length) => {
      if (length > maxPartBytes) return undefined
      const read = files.readAt({ id, offset, length })
      return read.ok ? read.value : undefined
    },
    writeAt: (offset, bytes) => files.writeAt({ id, offset, bytes }).ok,
    truncate: (sizeBytes) => files.truncate({ id, sizeBytes }).ok,
    sizeBytes: () => {
      const size = files.sizeOf({ id })
      return size.ok ? size.value : undefined
    },
    sync: () => files.sync({ id }).ok,
    close: () => void files.close({ id }),
  }
}
