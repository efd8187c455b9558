import type { RunningApp } from '../../../runtime/app.ts'
import type { NativeField } from '../../../runtime/native-view.ts'
import type { Viewport } from '../viewport.ts'
import { element } from '../element.ts'
import { createAlertDialog } from './alert-dialog.ts'
import { createTextField, type TextField } from './text-field.ts'

export type NativeLayer = {
  /** Shows what the app's view has now. A frame in which nothing changed costs nothing. */
  readonly update: (viewport: Viewport) => void
  /** The activity indicator or an alert lies over the app's screen. */
  readonly isBlocking: () => boolean
}

/** What the platform shows over the canvas: text fields, alerts, the activity indicator. */
export function createNativeLayer(options: {
  readonly root: HTMLElement
  readonly app: Pick<RunningApp, 'native' | 'answerAlert' | 'editField'>
}): NativeLayer {
  const { root, app } = options
  const sheet = element('div', 'native-sheet')
  const veil = element('div', 'busy', element('div', 'busy-spinner'))
  veil.setAttribute('role', 'progressbar')
  veil.setAttribute('aria-label', 'The app is busy')
  veil.hidden = true
  root.append(sheet, veil)
  const alerts = createAlertDialog({ root, app })
  const fields = new Map<number, TextField>()
  let shownVersion: number | undefined
  let shownViewport: Viewport | undefined

  const place = ({ matrix, left, top, width, height }: Viewport): void => {
    root.style.left = `${left}px`
    root.style.top = `${top}px`
    root.style.width = `${width}px`
    root.style.height = `${height}px`
    const { a, b, c, d, e, f } = matrix
    sheet.style.transform = `matrix(${[a, b, c, d, e - left, f - top].join()})`
    // A line of the page is one pixel thick, however large a content unit is.
    sheet.style.setProperty('--hairline', `${1 / Math.hypot(a, b)}px`)
  }

  const showFields = (wanted: readonly NativeField[]): void => {
    const ids = new Set(wanted.map(({ id }) => id))
    for (const [id, field] of fields) {
      if (ids.has(id)) continue
      fields.delete(id)
      field.remove()
    }
    for (const field of wanted) {
      let shown = fields.get(field.id)
      if (shown === undefined) {
        shown = createTextField(field, (input) => app.editField(field.id, input))
        fields.set(field.id, shown)
        sheet.append(shown.element)
      }
      shown.update(field)
    }
  }

  return {
    update: (viewport) => {
      if (viewport !== shownViewport) {
        shownViewport = viewport
        place(viewport)
      }
      const { native } = app
      if (native.version === shownVersion) return
      shownVersion = native.version
      showFields(native.fields)
      alerts.show(native.alerts.at(-1))
      veil.hidden = !native.isBusy
      sheet.inert = native.isBusy
    },
    isBlocking: () => app.native.isBusy || app.native.alerts.length > 0,
  }
}
