/** What may stand before the place of a page's first script: each at the very place where the one before ends. */
const attributes = `(?:[^>"']|"[^"]*"|'[^']*')*`
const before = [
  /\s+/y,
  /<!--(?:-?>|[\s\S]*?--!?>)/y,
  /<!doctype[^>]*>/iy,
  new RegExp(`<html(?:\\s${attributes})?>`, 'iy'),
] as const
const head = new RegExp(`<head(?:\\s${attributes})?>`, 'iy')

/**
 * Puts a tag at the start of a page's head, before anything that could run a script. Where a page has no `<head>` of its
 * own, the parser makes one around the tag. Bytes are kept as they are: all that is looked for is ASCII.
 */
export function withFirstScript(page: Uint8Array, tag: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength)
  const place = placeOf(bytes.toString('latin1'))
  return new Uint8Array(
    Buffer.concat([bytes.subarray(0, place), Buffer.from(tag, 'ascii'), bytes.subarray(place)]),
  )
}

/** A mark at the start that makes the parser read the bytes as UTF-16, whatever the header says. */
export const isUtf16 = (page: Uint8Array): boolean =>
  (page[0] === 0xff && page[1] === 0xfe) || (page[0] === 0xfe && page[1] === 0xff)

function placeOf(text: string): number {
  let place = text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0
  for (let next = endOf(before, text, place); next !== undefined; next = endOf(before, text, place)) {
    place = next
  }
  return endOf([head], text, place) ?? place
}

function endOf(patterns: readonly RegExp[], text: string, place: number): number | undefined {
  for (const pattern of patterns) {
    pattern.lastIndex = place
    if (pattern.test(text)) return pattern.lastIndex
  }
  return undefined
}
