import { matchKeyBindingPress, parseKeybinding } from 'tinykeys'

const isMac = navigator.platform.startsWith('Mac')
const modifierNames = ['Shift', 'Meta', 'Alt', 'Control'] as const

/** A digit or a sign: where it is on the keyboard, and whether it needs Shift there, is the layout's affair. */
const isSign = (key: string): boolean => key.length === 1 && !/[a-z]/i.test(key)

/** Whether a key press is the given binding, by the character that the person's layout gives. */
export function matchesKey(event: KeyboardEvent, binding: string): boolean {
  const [press] = parseKeybinding(binding)
  if (press === undefined) return false
  if (matchKeyBindingPress(event, press)) return true
  const [modifiers, key] = press
  if (typeof key !== 'string' || key.length !== 1) return false
  if (isSign(key)) {
    const isTyped = event.key === key && hasModifiers(event, modifiers, ['Shift'])
    // The digits of some layouts need Shift: their keys count without it.
    const isDigitKey = event.code === `Digit${key}` && /[^0-9]/.test(event.key)
    return isTyped || (isDigitKey && hasModifiers(event, modifiers, []))
  }
  // Layouts without Latin letters: by the place of the key.
  const isOtherScript = event.key.length === 1 && event.key.charCodeAt(0) > 0x7f
  return isOtherScript && event.code === `Key${key.toUpperCase()}` && hasModifiers(event, modifiers, [])
}

function hasModifiers(event: KeyboardEvent, wanted: readonly string[], ignored: readonly string[]): boolean {
  const command = isMac ? 'Meta' : 'Control'
  const names = wanted.map((name) => (name === '$mod' ? command : name))
  return modifierNames.every(
    (name) => ignored.includes(name) || event.getModifierState(name) === names.includes(name),
  )
}

/** Bound while somebody types as well: nobody writes with these. */
export const isChord = (binding: string): boolean =>
  /\$mod\+|Alt\+|Control\+|Meta\+/.test(binding) || /^(?:Shift\+)?F\d+$/.test(binding)
