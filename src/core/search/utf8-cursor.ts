/** A place in a text and in the bytes that it was decoded from. */
export type Utf8Cursor = {
  /** Goes on to this index of the text and answers with its byte; never back. */
  readonly toIndex: (index: number) => number
  /** Goes on to the first character that begins at this byte or after it, and answers with its index. */
  readonly toByte: (byte: number) => number
}

/**
 * Walks along bytes as the decoder of the Encoding Standard does, which makes one U+FFFD of each part that is no UTF-8:
 * places of a text that was decoded without complaint are so known in its bytes, whatever these are.
 */
export function createUtf8Cursor(bytes: Uint8Array): Utf8Cursor {
  let byte = 0
  let index = 0
  const step = (): void => {
    const length = lengthAt(bytes, byte)
    index += length === 4 ? 2 : 1
    byte += Math.abs(length)
  }
  return {
    toIndex: (wanted) => {
      for (;;) {
        if (index >= wanted || byte >= bytes.byteLength) return byte
        step()
      }
    },
    toByte: (wanted) => {
      for (;;) {
        if (byte >= wanted || byte >= bytes.byteLength) return index
        step()
      }
    },
  }
}

/** Bytes of the character that begins there; negative for a part that is none. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4) return -1
  for (let offset = 1; offset < length; offset += 1) {
    const next = bytes[at + offset]
    if (next === undefined || next < leastSecond(first, offset) || next > mostSecond(first, offset))
      return -offset
  }
  return length
}

// Neither overlong forms nor surrogates nor what lies beyond Unicode (Encoding Standard, UTF-8 decoder).
function leastSecond(first: number, offset: number): number {
  if (offset > 1) return 0x80
  return first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
}

function mostSecond(first: number, offset: number): number {
  if (offset > 1) return 0xbf
  return first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
}
