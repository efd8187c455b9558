import { AlertDialog } from '@base-ui/react/alert-dialog'
import './dialog.css'

type ClearSandboxDialogProps = {
  readonly isOpen: boolean
  readonly projectName: string
  readonly sandboxPath: string
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onConfirm: () => void
}

/** Asks before the app's files are gone for good. */
export function ClearSandboxDialog(props: ClearSandboxDialogProps) {
  const { isOpen, projectName, sandboxPath, onOpenChange, onConfirm } = props
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog-title">Clear the sandbox of {projectName}?</AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            Everything in Documents, Temporary, Caches and Application Support is deleted, and the app is
            launched again. The project folder is not touched.
          </AlertDialog.Description>
          <p className="dialog-path">{sandboxPath}</p>
          <div className="dialog-buttons">
            <AlertDialog.Close className="button">Keep the Files</AlertDialog.Close>
            <AlertDialog.Close className="button button-danger" onClick={onConfirm}>
              Clear Sandbox
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
