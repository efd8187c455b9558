import type { FieldInput, NativeField } from '../../../runtime/native-view.ts'
import { cssColour } from '../paint/css-colour.ts'
import { cssFont } from '../paint/text-metrics.ts'
import { element } from '../element.ts'
import { editBetween } from './edit.ts'
import { refuses } from '../../../runtime/input-filter.ts'

export type TextField = {
  readonly element: HTMLElement
  readonly update: (field: NativeField) => void
  /** Taken away by the app, which hears nothing of it. */
  readonly remove: () => void
}

/** What the app's own view of a field holds. */
const mostCharacters = 65_536

/** What a keyboard on glass would show for a kind of input. */
const inputModes: Readonly<Record<NativeField['inputType'], string>> = {
  default: 'text',
  number: 'numeric',
  decimal: 'decimal',
  phone: 'tel',
  url: 'url',
  email: 'email',
  'no-emoji': 'text',
}

/** A text field or text box of the app, as a control of the page in content units. */
export function createTextField(first: NativeField, edit: (input: FieldInput) => void): TextField {
  const control = first.kind === 'field' ? element('input', 'field') : element('textarea', 'field')
  control.autocomplete = 'off'
  control.spellcheck = false
  control.maxLength = mostCharacters
  let known: NativeField | undefined
  let text = ''
  let isEditing = false
  let isRemoved = false

  const send = (input: FieldInput): void => {
    if (!isRemoved) edit(input)
  }

  control.addEventListener('focus', () => {
    if (isEditing) return
    isEditing = true
    send({ phase: 'began' })
  })
  control.addEventListener('blur', () => {
    // While another window has the keyboard, the field is still the one that is edited.
    if (document.activeElement === control) return
    isEditing = false
    send({ phase: 'ended' })
  })
  control.addEventListener('beforeinput', (event) => {
    if (!(event instanceof InputEvent) || event.data === null || known === undefined) return
    if (refuses(known.inputType, event.data, control.value)) event.preventDefault()
  })
  control.addEventListener('input', () => {
    const before = text
    text = control.value
    if (text !== before) send(editBetween(before, text, control.selectionEnd ?? text.length))
  })
  control.addEventListener('keydown', (event: Event) => {
    // Return in a text box is a line end; in a word that is being composed it ends the composition.
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return
    if (known?.kind === 'field') send({ phase: 'submitted' })
  })

  const place = ({ x, y, width, height, alpha, isVisible }: NativeField): void => {
    const { style } = control
    style.left = `${x - width / 2}px`
    style.top = `${y - height / 2}px`
    style.width = `${width}px`
    style.height = `${height}px`
    style.opacity = String(alpha)
    style.visibility = isVisible ? 'visible' : 'hidden'
  }

  const dress = (field: NativeField): void => {
    const { style } = control
    style.font = cssFont({ family: field.fontFamily, isBold: false, sizePx: field.fontSize })
    style.color = cssColour(field.colour)
    style.textAlign = field.align
    control.classList.toggle('field-plain', !field.hasBackground)
    control.placeholder = field.placeholder
    control.readOnly = !field.isEditable
    control.inputMode = inputModes[field.inputType]
    control.setAttribute('aria-label', field.placeholder === '' ? 'Text field' : field.placeholder)
    if (control instanceof HTMLInputElement) control.type = field.isSecure ? 'password' : 'text'
  }

  const takeOver = (field: NativeField): void => {
    if (control.value !== field.text) control.value = field.text
    // As the control has it: a one-line field drops line ends.
    text = control.value
    if (field.selection !== undefined) {
      const characters = Array.from(text)
      const at = (count: number): number => characters.slice(0, Math.max(0, count)).join('').length
      control.setSelectionRange(at(field.selection.start), at(field.selection.end))
    }
  }

  return {
    element: control,
    update: (field) => {
      if (field === known) return
      const before = known
      known = field
      place(field)
      dress(field)
      if (before?.revision !== field.revision) takeOver(field)
      const hasFocus = document.activeElement === control
      if (field.hasFocus !== (before?.hasFocus ?? false) && field.hasFocus !== hasFocus) {
        if (field.hasFocus) control.focus({ preventScroll: true })
        else control.blur()
      }
    },
    remove: () => {
      isRemoved = true
      control.remove()
    },
  }
}
