import { hasUnsafe, isUnsafe, utf8BytesOf } from './unsafe-characters.ts'

const byteEscape = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`

/**
 * One argument for bash. What would act on a terminal when it is pasted is written as escapes, which only bash, zsh and
 * ksh know. A NUL, which no argument can hold, becomes U+FFFD.
 */
export function quoteBash(text: string): string {
  if (!hasUnsafe(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`
  return `$'${Array.from(text, escapeAnsi).join('')}'`
}

function escapeAnsi(character: string): string {
  if (character === '\\' || character === "'") return `\\${character}`
  if (character === '\n') return String.raw`\n`
  // History expansion happens inside these quotes.
  if (character === '!') return byteEscape(0x21)
  const safe = character === '\0' ? '\u{fffd}' : character
  return isUnsafe(safe) ? utf8BytesOf(safe).map(byteEscape).join('') : safe
}
