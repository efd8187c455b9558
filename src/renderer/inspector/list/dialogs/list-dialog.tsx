import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { OpenDialog } from '../../commands/dialogs-store.ts'
import { closeDialog } from '../../commands/dialogs-store.ts'
import { Modal } from '../../commands/modal.tsx'
import { useModel } from '../../context.ts'
import './dialogs.css'

type ListDialogProps = {
  readonly kind: OpenDialog['kind']
  readonly title: string
  readonly text?: string
  readonly className?: string
  readonly children: ReactNode
}

/** A dialog of the list, open while the window's dialog is of its kind. What it holds begins anew each time. */
export function ListDialog({ kind, title, text, className, children }: ListDialogProps) {
  const { dialogs } = useModel()
  const isOpen = useStore(dialogs, ({ open }) => open?.kind === kind)
  if (!isOpen) return null
  return (
    <Modal
      title={title}
      {...(className === undefined ? {} : { className })}
      onClose={() => closeDialog(dialogs)}
    >
      {text !== undefined && <Dialog.Description className="dialog-text">{text}</Dialog.Description>}
      {children}
    </Modal>
  )
}
