import type { BodyFound } from '../../shared/contract/traffic.ts'

const mostCharacters = 160
const mostBefore = 40
/** What would break a line, turn its direction or show nothing. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u{fffd}]/gu

/** Some text around a match, on one line: what cannot be seen is a dot. */
export function excerptOf(
  text: string,
  start: number,
  end: number,
): Pick<BodyFound, 'excerpt' | 'start' | 'length'> {
  const from = boundary(text, Math.max(0, start - mostBefore))
  const before = visible(text.slice(from, start))
  const room = mostCharacters - before.length
  const found = visible(text.slice(start, boundary(text, Math.min(end, start + room))))
  const after = visible(text.slice(end, boundary(text, end + room - found.length)))
  return { excerpt: before + found + after, start: before.length, length: found.length }
}

const visible = (text: string): string => text.replaceAll(unseen, '·')

/** Not between the halves of a character. */
function boundary(text: string, index: number): number {
  const code = text.charCodeAt(index)
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff
  return index > 0 && isSecondHalf ? index - 1 : index
}
