import type { Command } from '../commands/command.ts'
import { always } from '../commands/command.ts'
import { copyText } from '../state/copy-text.ts'
import type { InspectorModel } from '../state/model.ts'
import { luaReference } from './file-key.ts'
import type { ListedFile } from '../client.ts'
import { fileKey } from './file-key.ts'

/** The chosen file or folder; a directory itself is none. */
function chosen({ files }: InspectorModel): ListedFile | undefined {
  const { listing, selectedKey } = files.store.getState()
  if (selectedKey === undefined) return undefined
  return listing?.files.find((file) => fileKey(file) === selectedKey)
}

const isFilesView = ({ view }: InspectorModel): boolean => view.getState().mainView === 'files'

const hasChosen = (model: InspectorModel): boolean => isFilesView(model) && chosen(model) !== undefined

const chooseOne = 'Choose a file in the Files view'

/** The app's files. Keys of the tree itself are its own. */
export const filesCommands: readonly Command[] = [
  {
    id: 'files.open',
    title: 'Show Files',
    group: 'Files',
    keys: ['$mod+4'],
    alsoKnownAs: 'sandbox documents caches temporary directory',
    isAvailable: always,
    run: ({ view }) => {
      view.setState({ mainView: 'files' })
      requestAnimationFrame(() => document.getElementById('files')?.focus())
    },
  },
  {
    id: 'files.take-snapshot',
    title: 'Take a Snapshot of the Files',
    group: 'Files',
    alsoKnownAs: 'remember diff compare',
    needs: 'Open a project',
    isAvailable: ({ exchanges }) => exchanges.getState().simulator.project !== undefined,
    run: ({ files }) => void files.takeSnapshot(),
  },
  {
    id: 'files.changes',
    title: 'Show What Has Changed Since the Snapshot',
    group: 'Files',
    alsoKnownAs: 'diff compare added removed',
    needs: 'Take a snapshot of the files',
    isAvailable: ({ files }) => files.store.getState().listing?.snapshotAtMs !== undefined,
    run: ({ files, view }) => {
      view.setState({ mainView: 'files' })
      files.store.setState({ shows: 'changes' })
      void files.compare()
    },
  },
  {
    id: 'files.copy-lua',
    title: 'Copy the File as Lua',
    group: 'Files',
    alsoKnownAs: 'pathForFile system reference',
    needs: chooseOne,
    isAvailable: hasChosen,
    run: (model) => {
      const file = chosen(model)
      if (file !== undefined) void copyText(model, luaReference(file))
    },
  },
  {
    id: 'files.reveal',
    title: 'Show the File in Its Folder',
    group: 'Files',
    alsoKnownAs: 'file manager finder explorer',
    needs: chooseOne,
    isAvailable: hasChosen,
    run: (model) => {
      const file = chosen(model)
      if (file !== undefined) void model.files.reveal({ directory: file.directory, name: file.name })
    },
  },
  {
    id: 'files.delete',
    title: 'Delete the File…',
    group: 'Files',
    alsoKnownAs: 'remove',
    needs: chooseOne,
    isAvailable: (model) => hasChosen(model) && chosen(model)?.directory !== 'ResourceDirectory',
    run: (model) => {
      const file = chosen(model)
      if (file !== undefined) model.files.store.setState({ removing: fileKey(file) })
    },
  },
]
