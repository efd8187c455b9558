import type { RunningApp } from '../../../runtime/app.ts'
import type { NativeAlert } from '../../../runtime/native-view.ts'
import { button, element } from '../element.ts'

/** More buttons than this do not stand side by side. */
const mostInARow = 2

/** Shows the newest alert of `native.showAlert` as a modal dialog; the others wait behind it. */
export function createAlertDialog(options: {
  readonly root: HTMLElement
  readonly app: Pick<RunningApp, 'answerAlert'>
}): { readonly show: (alert: NativeAlert | undefined) => void } {
  let shown: { readonly alert: NativeAlert; readonly dialog: HTMLDialogElement } | undefined

  const close = (): void => {
    const dialog = shown?.dialog
    shown = undefined
    dialog?.close()
    dialog?.remove()
  }

  const answer = (alert: NativeAlert, index: number | undefined): void => {
    if (shown?.alert !== alert) return
    close()
    options.app.answerAlert(alert.id, index)
  }

  const open = (alert: NativeAlert): void => {
    const { title, message, buttons } = alert
    const heading = element('h2', 'alert-title', title)
    const text = element('p', 'alert-message', message)
    const row = element(
      'div',
      buttons.length > mostInARow ? 'alert-buttons alert-buttons-stacked' : 'alert-buttons',
      ...buttons.map((label, index) => button('alert-button', label, () => answer(alert, index + 1))),
    )
    const parts = [
      ...(title === '' ? [] : [heading]),
      ...(message === '' ? [] : [text]),
      ...(buttons.length === 0 ? [] : [row]),
    ]
    const dialog = element('dialog', 'alert', ...parts)
    heading.id = 'alert-title'
    text.id = 'alert-message'
    dialog.setAttribute('role', 'alertdialog')
    if (title === '') dialog.setAttribute('aria-label', 'Alert')
    else dialog.setAttribute('aria-labelledby', heading.id)
    if (message !== '') dialog.setAttribute('aria-describedby', text.id)
    // A second Escape would close a dialog that has only cancelled the first: the browser must not close it at all.
    dialog.setAttribute('closedby', 'none')
    dialog.addEventListener('cancel', (event) => event.preventDefault())
    dialog.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      if (buttons.length > 0) answer(alert, undefined)
    })
    options.root.append(dialog)
    shown = { alert, dialog }
    dialog.showModal()
  }

  return {
    show: (alert) => {
      if (alert?.id === shown?.alert.id) return
      close()
      if (alert !== undefined) open(alert)
    },
  }
}
