import type { NativeField } from './native-view.ts'

/**
 * Whether a field takes no such characters: on a computer, too, where a keyboard has them all. Source: the engine's
 * desktop text fields.
 */
export function refuses(inputType: NativeField['inputType'], characters: string, text: string): boolean {
  switch (inputType) {
    case 'number':
      return /\D/.test(characters)
    case 'decimal':
      return /[^\d.]/.test(characters) || (characters === '.' && text.includes('.'))
    case 'no-emoji':
      return /\p{So}/u.test(characters)
    default:
      return false
  }
}
