/** Commands a terminal, turns the writing round, or is half a character: written as it is it would do something. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

export const isUnsafe = (character: string): boolean => unsafe.test(character)

/** Line breaks may stand in a quoted text of several lines; nothing else that is unsafe may. */
export function hasUnsafe(text: string): boolean {
  for (const character of text) if (character !== '\n' && isUnsafe(character)) return true
  return false
}

/** The UTF-8 of one character. Half a character becomes U+FFFD, as everywhere. */
export function utf8BytesOf(character: string): readonly number[] {
  const point = character.codePointAt(0) ?? 0
  const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
  if (code < 0x80) return [code]
  if (code < 0x800) return [0xc0 | (code >> 6), tail(code)]
  if (code < 0x1_00_00) return [0xe0 | (code >> 12), tail(code >> 6), tail(code)]
  return [0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code)]
}

const tail = (code: number): number => 0x80 | (code & 0x3f)
