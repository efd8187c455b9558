import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useStore } from 'zustand'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { useModel } from '../context.ts'
import '../toolbar/dialog.css'
import { directoryWords, ownName } from './file-key.ts'
import type { FileTree } from './file-tree.ts'
import { visibleName } from './visible-name.ts'

/** Asks before a file, or a folder with all that is in it, is gone for good. */
export function RemoveDialog({ tree }: { readonly tree: FileTree }) {
  const { files } = useModel()
  const removing = useStore(files.store, (state) => state.removing)
  const node = removing === undefined ? undefined : tree.byKey.get(removing)
  const close = (): void => {
    files.store.setState({ removing: undefined })
    requestAnimationFrame(() => document.getElementById('files')?.focus())
  }
  if (node === undefined) return null
  const { directory, name } = node
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog-title">
            Delete <bdi>{visibleName(ownName(name))}</bdi>?
          </AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            {node.kind === 'folder'
              ? `The folder and ${node.fileCount === 1 ? 'the file' : `all ${formatCount(node.fileCount)} files`} in it are deleted for good.`
              : 'The file is deleted for good.'}{' '}
            The app goes on without it.
          </AlertDialog.Description>
          <p className="dialog-path">
            {directoryWords[directory]}/<bdi>{visibleName(name)}</bdi>
          </p>
          <div className="dialog-buttons">
            <AlertDialog.Close className="button">Keep</AlertDialog.Close>
            <AlertDialog.Close
              className="button button-danger"
              onClick={() => void files.remove({ directory, name })}
            >
              Delete
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
