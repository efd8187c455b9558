import type { FieldInput, NativeField } from '../../native-view.ts'
import type { HostFunction, LuaInput, LuaValue } from '../../lua/values.ts'
import { unreachable } from '../../../shared/outcome.ts'
import { numberOf, textOf } from '../bytes.ts'
import type { SceneStore } from '../display/scene-store.ts'
import { maxFieldCharacters, maxFields, type NativeStore } from './native-store.ts'

const maxTitleCharacters = 1000
const maxMessageCharacters = 10_000
const maxLabelCharacters = 200

const inputTypes = ['default', 'number', 'decimal', 'phone', 'url', 'email', 'no-emoji'] as const
const aligns = ['left', 'center', 'right'] as const

/** What `alerts.lua` and `text-field.lua` ask of the host. */
export function createNativeFunctions(store: NativeStore, scene: SceneStore): Record<string, LuaInput> {
  const showAlert: HostFunction = (title, message, ...labels) =>
    store.showAlert({
      title: short(title, maxTitleCharacters),
      message: short(message, maxMessageCharacters),
      buttons: labels
        .map(textOf)
        .filter((label) => label !== undefined)
        .map((label) => label.slice(0, maxLabelCharacters)),
    })

  return {
    maxFields,
    showAlert,
    closeAlert: (id) => store.closeAlert(numberOf(id)),
    setBusy: (isBusy) => {
      store.setBusy(isBusy === true)
      return undefined
    },
    newNativeObject: (width, height) => scene.add({ kind: 'nothing' }, numberOf(width), numberOf(height))?.id,
    canAddField: () => store.canAddField(),
    addField: (id, kind) => {
      store.addField(numberOf(id), textOf(kind) === 'box' ? 'box' : 'field')
      return undefined
    },
    removeField: (id) => {
      store.removeField(numberOf(id))
      return undefined
    },
    setFieldText: (id, text) => {
      store.revise(numberOf(id), { text: short(text, maxFieldCharacters) })
      return undefined
    },
    selectInField: (id, start, end) => {
      const field = store.field(numberOf(id))
      if (field !== undefined) store.revise(field.id, { selection: rangeWithin(field.text, start, end) })
      return undefined
    },
    setFieldColour: (id, ...parts) => {
      store.change(numberOf(id), { colour: [part(parts[0]), part(parts[1]), part(parts[2]), part(parts[3])] })
      return undefined
    },
    /** Whether the value is one that the property can have. */
    setField: (id, property, value) => {
      const change = changeOf(textOf(property) ?? '', value)
      if (change !== undefined) store.change(numberOf(id), change)
      return change !== undefined
    },
    /** In characters. */
    fieldLength: (id) => characters(store.field(numberOf(id))?.text ?? ''),
    focusField: (id) => {
      store.focus(id === undefined ? undefined : numberOf(id))
      return undefined
    },
  }
}

/** What the page may do to the store before the app hears of it; false when there is nothing to hear. */
export function applyFieldInput(store: NativeStore, id: number, input: FieldInput): boolean {
  const field = store.field(id)
  if (field === undefined) return false
  switch (input.phase) {
    case 'began':
      if (field.hasFocus) return false
      store.focus(id)
      return true
    case 'ended':
      if (!field.hasFocus) return false
      store.focus(undefined)
      return true
    case 'editing':
      if (!field.isEditable) return false
      store.change(id, { text: input.text.slice(0, maxFieldCharacters) })
      return true
    case 'submitted':
      return field.kind === 'field'
    default:
      return unreachable(input)
  }
}

function changeOf(property: string, value: LuaValue): Partial<NativeField> | undefined {
  switch (property) {
    case 'placeholder':
      return { placeholder: short(value, maxLabelCharacters) }
    case 'fontFamily':
      return { fontFamily: short(value, maxLabelCharacters) }
    case 'fontSize':
      return { fontSize: Math.min(1000, Math.max(0, numberOf(value))) }
    case 'isSecure':
      return { isSecure: value === true }
    case 'isEditable':
      return { isEditable: value === true }
    case 'hasBackground':
      return { hasBackground: value === true }
    case 'inputType': {
      const inputType = inputTypes.find((known) => known === textOf(value))
      return inputType === undefined ? undefined : { inputType }
    }
    case 'align': {
      const align = aligns.find((known) => known === textOf(value))
      return align === undefined ? undefined : { align }
    }
    default:
      return undefined
  }
}

/** Code points. */
const characters = (text: string): number => Array.from(text).length

function rangeWithin(text: string, start: LuaValue, end: LuaValue): { start: number; end: number } {
  const length = characters(text)
  const first = Math.floor(Math.min(length, Math.max(0, numberOf(start))))
  return { start: first, end: Math.max(first, Math.floor(Math.min(length, numberOf(end, length)))) }
}

const short = (value: LuaValue, maxCharacters: number): string =>
  (textOf(value) ?? '').slice(0, maxCharacters)

const part = (value: LuaValue): number => Math.min(1, Math.max(0, numberOf(value)))
