import { maxPartBytes } from '../../../shared/contract/app-files.ts'
import type { ReadFormat } from './app-stream.ts'
import { BytePieces } from './byte-pieces.ts'
import { blockBytes, type FileWindow } from './file-window.ts'

/** No number in text is longer, and no gap before one that an honest app has. */
const mostNumberBytes = 200
const mostBlankBytes = 1024 * 1024
const lineEnd = 0x0a

/** Reads as PUC Lua 5.1's `read` does. Undefined at the end of the file, and where no number stands. */
export function readFormat(file: FileWindow, format: ReadFormat): Uint8Array | number | undefined {
  if (format === 'line') return readLine(file)
  if (format === 'number') return readNumber(file)
  if (format === 'all') return readBytes(file, Infinity)
  if (format === 0) return file.peek() === undefined ? undefined : new Uint8Array()
  const bytes = readBytes(file, format)
  return bytes.byteLength === 0 ? undefined : bytes
}

function readBytes(file: FileWindow, count: number): Uint8Array {
  const pieces = new BytePieces()
  let missing = count
  while (missing > 0) {
    const available = missing < blockBytes ? file.peek() : (peekPart(file, missing) ?? file.peek())
    if (available === undefined || available.byteLength === 0) break
    const part = available.subarray(0, missing)
    pieces.add(part)
    file.position += part.byteLength
    missing -= part.byteLength
  }
  return pieces.joined()
}

/** Large reads go past the block. */
function peekPart(file: FileWindow, length: number): Uint8Array | undefined {
  const part = file.readPart(Math.min(length, maxPartBytes))
  return part.byteLength === 0 ? undefined : part
}

/** C's `fgets` ends a piece at a zero byte, and what follows in that line is lost. */
function readLine(file: FileWindow): Uint8Array | undefined {
  const pieces = new BytePieces()
  for (;;) {
    const raw = readRawLine(file)
    if (raw === undefined) break
    const zero = raw.indexOf(0)
    if (zero < 0 && raw.at(-1) === lineEnd) {
      pieces.add(raw.subarray(0, -1))
      return pieces.joined()
    }
    pieces.add(zero < 0 ? raw : raw.subarray(0, zero))
  }
  const line = pieces.joined()
  return line.byteLength === 0 ? undefined : line
}

/** With its line end, where it has one. */
function readRawLine(file: FileWindow): Uint8Array | undefined {
  const pieces = new BytePieces()
  for (;;) {
    const available = file.peek()
    if (available === undefined) break
    const end = available.indexOf(lineEnd) + 1
    const part = end === 0 ? available : available.subarray(0, end)
    pieces.add(part)
    file.position += part.byteLength
    if (end > 0) break
  }
  return pieces.byteLength === 0 ? undefined : pieces.joined()
}

/** All that C's library takes for a number from the file, also when it is none in the end. Source: glibc's `scanf`. */
const beginning =
  /^[+-]?(?:0x(?:(?:[\da-f]+\.?[\da-f]*|\.[\da-f]+)(?:p[+-]?\d*)?|\.)?|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d*)?|\.|i(?:n(?:f(?:i(?:n(?:i(?:ty?)?)?)?)?)?)?|n(?:an?)?)?/

/** C's `fscanf` with `%lf`. */
function readNumber(file: FileWindow): number | undefined {
  const giveUpAt = file.position + mostBlankBytes
  for (;;) {
    const available = file.peek()
    if (available === undefined || file.position > giveUpAt) return undefined
    const count = available.findIndex((byte) => byte !== 0x20 && (byte < 0x09 || byte > 0x0d))
    file.position += count < 0 ? available.byteLength : count
    if (count >= 0) break
  }
  const start = file.position
  const bytes = readBytes(file, mostNumberBytes)
  const text = String.fromCharCode(...bytes).toLowerCase()
  const taken = beginning.exec(text)?.[0] ?? ''
  file.position = start + taken.length
  return numberOf(taken)
}

function numberOf(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1
  const digits = text.replace(/^[+-]/, '')
  if (digits === 'inf' || digits === 'infinity') return sign * Infinity
  if (digits === 'nan') return NaN
  const isHexadecimal = digits.startsWith('0x')
  if (!/\d/.test(digits) || !/[\da-f]/.test(isHexadecimal ? digits.slice(2) : digits)) return undefined
  // An exponent without digits counts as none.
  if (isHexadecimal) return sign * hexadecimalNumber(digits.replace(/p[+-]?$/, ''))
  return sign * Number(digits.replace(/e[+-]?$/, ''))
}

function hexadecimalNumber(text: string): number {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^0x([\da-f]*)\.?([\da-f]*)(?:p([+-]?\d+))?$/.exec(text) ?? []
  const mantissa = Array.from(`${whole}${fraction}`).reduce(
    (sum, digit) => sum * 16 + Number.parseInt(digit, 16),
    0,
  )
  return mantissa * 2 ** (Number(exponent) - 4 * fraction.length)
}
