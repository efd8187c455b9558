import { none, type Coded } from './base64.ts'
import { ByteBuffer, character } from './byte-buffer.ts'

const digits = Uint8Array.from('0123456789ABCDEF', (digit) => digit.charCodeAt(0))

/**
 * Bytes as printable text. Line ends (CR LF) become `marker`; a space or tab at the end of a line is quoted. What may
 * still become a line end waits, and is quoted at the end of the stream, with a soft line break behind it.
 */
export function encodeQuotedPrintable(bytes: Uint8Array, isEnd: boolean, marker: Uint8Array): Coded {
  const out = new ByteBuffer(bytes.length * 2)
  const quote = (byte: number): void =>
    out.add(character.equals, digits[byte >>> 4] ?? 0, digits[byte & 15] ?? 0)
  const isLineEnd = (index: number): boolean =>
    bytes[index] === character.return && bytes[index + 1] === character.lineFeed
  let index = 0
  while (index < bytes.length) {
    const byte = bytes[index] ?? 0
    const isBlank = byte === character.space || byte === character.tab
    const waitsFor = isBlank ? 3 : byte === character.return ? 2 : 1
    if (index + waitsFor > bytes.length) break
    if (isLineEnd(index)) {
      out.addAll(marker)
      index += 2
    } else if (isBlank && isLineEnd(index + 1)) {
      quote(byte)
      out.addAll(marker)
      index += 3
    } else {
      if (isBlank || isPlain(byte)) out.add(byte)
      else quote(byte)
      index += 1
    }
  }
  const rest = bytes.subarray(index)
  if (!isEnd) return { coded: out.bytes(), rest }
  for (const byte of rest) {
    if (isPlain(byte)) out.add(byte)
    else quote(byte)
  }
  if (rest.length > 0) out.add(character.equals, character.return, character.lineFeed)
  return { coded: out.bytes(), rest: none }
}

/** Soft line breaks and bytes that have no place in such a text go; what is no quote stays as it is. */
export function decodeQuotedPrintable(bytes: Uint8Array): Coded {
  const out = new ByteBuffer(bytes.length)
  let index = 0
  while (index < bytes.length) {
    const byte = bytes[index] ?? 0
    if (byte === character.equals) {
      if (index + 3 > bytes.length) break
      addUnquoted(out, bytes.subarray(index, index + 3))
      index += 3
    } else if (byte === character.return) {
      if (index + 2 > bytes.length) break
      if (bytes[index + 1] === character.lineFeed) out.add(character.return, character.lineFeed)
      index += 2
    } else {
      if (byte === character.tab || (byte > 31 && byte < 127)) out.add(byte)
      index += 1
    }
  }
  return { coded: out.bytes(), rest: bytes.subarray(index) }
}

function addUnquoted(out: ByteBuffer, quoted: Uint8Array): void {
  const [, first = 0, second = 0] = quoted
  if (first === character.return && second === character.lineFeed) return
  const [high, low] = [digitOf(first), digitOf(second)]
  if (high === undefined || low === undefined) out.addAll(quoted)
  else out.add(high * 16 + low)
}

function digitOf(byte: number): number | undefined {
  const value = Number.parseInt(String.fromCharCode(byte), 16)
  return Number.isNaN(value) ? undefined : value
}

const isPlain = (byte: number): boolean => byte > 32 && byte < 127 && byte !== character.equals
