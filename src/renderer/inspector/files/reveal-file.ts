import type { FileReference } from '../../../shared/directory.ts'
import type { ViewStore } from '../state/view-store.ts'
import { fileKey, keysAbove } from './file-key.ts'
import type { FilesModel } from './files-model.ts'

export type RevealFileDeps = { readonly view: ViewStore; readonly files: FilesModel }

/** Opens the Files view with this file selected and in sight, also one that the filter hides. */
export function revealFile({ view, files }: RevealFileDeps, file: FileReference): void {
  const key = file.name === '' ? file.directory : fileKey(file)
  files.store.setState(({ expanded }) => ({
    expanded: new Set([...expanded, ...keysAbove(file)]),
    query: '',
    shows: 'all',
    selectedKey: key,
    revealedKey: key,
  }))
  view.setState({ mainView: 'files' })
}
