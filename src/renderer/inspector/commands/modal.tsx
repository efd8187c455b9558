import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import '../toolbar/dialog.css'
import './modal.css'

type ModalProps = {
  readonly title: string
  /** Only for those who listen. */
  readonly isTitleHidden?: boolean
  readonly className?: string
  /** The keyboard begins with the dialog as a whole: what it shows is not there yet, or none of it is to be pressed at once. */
  readonly isFocused?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog over the window: Esc and its cross close it, and the keyboard goes back to where it was. */
export function Modal({
  title,
  isTitleHidden = false,
  className = '',
  isFocused = false,
  onClose,
  children,
}: ModalProps) {
  // While it is drawn for the first time: its own field takes the keyboard right after.
  const [before] = useState(() => document.activeElement)
  const popup = useRef<HTMLDivElement>(null)
  const finalFocus = (): HTMLElement | true =>
    (before instanceof HTMLElement && before.isConnected && before !== document.body
      ? before
      : document.getElementById('exchanges')) ?? true
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup
          ref={popup}
          className={`dialog modal ${className}`}
          initialFocus={isFocused ? popup : true}
          finalFocus={finalFocus}
        >
          <div className={isTitleHidden ? 'visually-hidden' : 'modal-head'}>
            <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          </div>
          {children}
          {/* Last, so that the keyboard begins with what the dialog is about. */}
          <Dialog.Close
            className={isTitleHidden ? 'visually-hidden' : 'icon-button modal-close'}
            aria-label="Close"
            title="Close (Esc)"
          >
            <X size={15} aria-hidden />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

export const ModalButtons = ({ children }: { readonly children: ReactNode }) => (
  <div className="dialog-buttons modal-buttons">{children}</div>
)

/** Closes the dialog that it stands in. */
export const CancelButton = ({ children = 'Cancel' }: { readonly children?: ReactNode }) => (
  <Dialog.Close className="button">{children}</Dialog.Close>
)
