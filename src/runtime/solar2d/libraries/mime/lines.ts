import { ByteBuffer, character } from './byte-buffer.ts'

/** `left` characters fit on the line that has begun. Carriage returns go; line feeds become CR LF. */
export function wrapText(
  bytes: Uint8Array,
  left: number,
  length: number,
): { readonly text: Uint8Array; readonly left: number } {
  const out = new ByteBuffer(bytes.length * 1.1)
  for (const byte of bytes) {
    if (byte === character.return) continue
    if (byte === character.lineFeed) {
      out.add(character.return, character.lineFeed)
      left = length
      continue
    }
    if (left <= 0) {
      out.add(character.return, character.lineFeed)
      left = length
    }
    out.add(byte)
    left -= 1
  }
  return { text: out.bytes(), left }
}

/** The same with soft line breaks, never within a quoted byte. */
export function wrapQuotedPrintable(
  bytes: Uint8Array,
  left: number,
  length: number,
): { readonly text: Uint8Array; readonly left: number } {
  const out = new ByteBuffer(bytes.length * 1.1)
  for (const byte of bytes) {
    if (byte === character.return) continue
    if (byte === character.lineFeed) {
      out.add(character.return, character.lineFeed)
      left = length
      continue
    }
    if (left <= (byte === character.equals ? 3 : 1)) {
      out.add(character.equals, character.return, character.lineFeed)
      left = length
    }
    out.add(byte)
    left -= 1
  }
  return { text: out.bytes(), left }
}

/** Every kind of line end becomes `marker`. `last` is the line end character that waits for its other half, or 0. */
export function normalizeLineEnds(
  bytes: Uint8Array,
  last: number,
  marker: Uint8Array,
): { readonly text: Uint8Array; readonly last: number } {
  const out = new ByteBuffer(bytes.length * 1.1)
  for (const byte of bytes) {
    if (byte !== character.return && byte !== character.lineFeed) {
      out.add(byte)
      last = 0
    } else if (last === 0) {
      out.addAll(marker)
      last = byte
    } else {
      if (byte === last) out.addAll(marker)
      last = 0
    }
  }
  return { text: out.bytes(), last }
}

/** How much of CR LF has just been: none, the CR, both. */
export type DotState = 0 | 1 | 2

/** Doubles a dot at the start of a line, as SMTP wants it. */
export function stuffDots(
  bytes: Uint8Array,
  state: DotState,
): { readonly text: Uint8Array; readonly state: DotState } {
  const out = new ByteBuffer(bytes.length * 1.1)
  for (const byte of bytes) {
    out.add(byte)
    if (byte === character.dot && state === 2) out.add(byte)
    if (byte === character.return) state = 1
    else state = byte === character.lineFeed && state === 1 ? 2 : 0
  }
  return { text: out.bytes(), state }
}
