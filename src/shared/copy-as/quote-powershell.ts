import { hasUnsafe, isUnsafe } from './unsafe-characters.ts'

// PowerShell takes typographic quotes for its own.
const singleQuotes = /['\u2018-\u201b]/g
const doubleQuotes = /["\u201c-\u201e`$]/

/** A string of PowerShell, 5.1 as well as 7. Only where characters act by themselves it is one that expands. */
export function quotePowerShell(text: string): string {
  if (!hasUnsafe(text)) return `'${text.replace(singleQuotes, '$&$&')}'`
  // By UTF-16 units: `[char]` is one of these.
  const inside = text.split('').map(escapeUnit).join('')
  return `"${inside}"`
}

function escapeUnit(unit: string, index: number, units: readonly string[]): string {
  if (doubleQuotes.test(unit)) return `\`${unit}`
  if (unit === '\n') return '`n'
  return isUnsafe(characterAt(units, index)) ? `$([char]${unit.charCodeAt(0)})` : unit
}

/** The whole character that a unit belongs to, or the half that stands alone. */
function characterAt(units: readonly string[], index: number): string {
  const unit = units[index] ?? ''
  if (/[\ud800-\udbff]/.test(unit)) return unit + (/[\udc00-\udfff]/.exec(units[index + 1] ?? '')?.[0] ?? '')
  if (/[\udc00-\udfff]/.test(unit)) return (/[\ud800-\udbff]/.exec(units[index - 1] ?? '')?.[0] ?? '') + unit
  return unit
}
