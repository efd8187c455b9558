/** What a body's bytes are read as, and what was found wrong with that. */
export type Charset = {
  /** As `TextDecoder` names it. */
  readonly encoding: string
  /** What the server named and nobody knows. */
  readonly unknown?: string
}

export function charsetOf(named: string | undefined, bytes: Uint8Array): Charset {
  const marked = byteOrderMark(bytes)
  if (marked !== undefined) return { encoding: marked }
  if (named === undefined) return { encoding: 'utf-8' }
  try {
    return { encoding: new TextDecoder(named).encoding }
  } catch {
    return { encoding: 'utf-8', unknown: named }
  }
}

function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return undefined
}

export const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes)

/** Where the bytes stop being UTF-8; `undefined` when they all are. A character that is cut at the end is fine. */
export function utf8FaultAt(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined
  let good = 0
  let bad = bytes.length
  // What is valid up to a place is valid up to each earlier one.
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUtf8(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  // The fault is the character that did not go on, and began up to three bytes before.
  while (good > 0 && !isUtf8(bytes.subarray(0, good), false)) good -= 1
  return good
}

function isUtf8(bytes: Uint8Array, mayBeCut = true): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayBeCut })
    return true
  } catch {
    return false
  }
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** Where the first whole character at or after a place begins, so that a part begins and ends between characters. */
export function characterStart(bytes: Uint8Array, at: number, encoding: string): number {
  if (encoding.startsWith('utf-16')) return at + (at % 2)
  if (encoding !== 'utf-8') return at
  let start = at
  while (start < bytes.length && start - at < 3 && isContinuation(bytes[start])) start += 1
  return start
}

/** Where bytes of a body are in its text, in characters. */
export function textPlace(
  bytes: Uint8Array,
  { offsetBytes, lengthBytes }: { readonly offsetBytes: number; readonly lengthBytes: number },
  encoding: string,
): { readonly offset: number; readonly length: number } {
  const end = offsetBytes + Math.max(lengthBytes, 1)
  return {
    offset: decode(bytes.subarray(0, offsetBytes), encoding).length,
    length: decode(bytes.subarray(offsetBytes, end), encoding).length,
  }
}
