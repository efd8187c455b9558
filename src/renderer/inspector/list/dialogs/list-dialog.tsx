import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { OpenDialog } from '../../commands/dialogs-store.ts'
import { closeDialog } from '../../commands/dialogs-store.ts'
import { useModel } from '../../context.ts'
import '../../toolbar/dialog.css'
import './dialogs.css'

type ListDialogProps = {
  readonly kind: OpenDialog['kind']
  readonly title: string
  readonly text?: string
  readonly children: ReactNode
}

/** A dialog of the list, open while the window's dialog is of its kind. What it holds begins anew each time. */
export function ListDialog({ kind, title, text, children }: ListDialogProps) {
  const { dialogs } = useModel()
  const isOpen = useStore(dialogs, ({ open }) => open?.kind === kind)
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => !next && closeDialog(dialogs)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className="dialog" data-kind={kind}>
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          {text !== undefined && <Dialog.Description className="dialog-text">{text}</Dialog.Description>}
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
