export const bytesPerLine = 16

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f

export type HexLine = {
  readonly offset: string
  readonly left: string
  readonly right: string
  readonly text: string
}

/** Eight or more digits: the same width for all lines of a body. */
export const offsetDigits = (sizeBytes: number): number => Math.max(8, sizeBytes.toString(16).length)

/** One line of a hex view: `00000000  48 65 6c 6c …  Hello…`. */
export function hexLine(offset: number, bytes: Uint8Array, digits = 8): HexLine {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
  return {
    offset: offset.toString(16).padStart(digits, '0'),
    left: pairs.slice(0, 8).join(' ').padEnd(23),
    right: pairs.slice(8).join(' ').padEnd(23),
    text: Array.from(bytes, (byte) => (isPrintable(byte) ? String.fromCharCode(byte) : '.')).join(''),
  }
}
