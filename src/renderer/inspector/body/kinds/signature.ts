export type ImageFormat = 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'BMP' | 'ICO'
export type OtherFormat = 'gzip' | 'zlib' | 'zip' | 'PDF' | 'Ogg' | 'MP3' | 'MP4' | 'SQLite' | 'Lua bytecode'

export const imageTypes: Readonly<Record<ImageFormat, string>> = {
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  GIF: 'image/gif',
  WebP: 'image/webp',
  BMP: 'image/bmp',
  ICO: 'image/x-icon',
}

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  bytes.length >= at + text.length && Array.from(text).every((it, i) => bytes[at + i] === it.charCodeAt(0))

/** A picture's format by its first bytes, never by what the server says. */
export function imageFormat(bytes: Uint8Array): ImageFormat | undefined {
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) return 'PNG'
  if (startsWith(bytes, '\u00ff\u00d8\u00ff')) return 'JPEG'
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'GIF'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'WebP'
  if (startsWith(bytes, 'BM') && bytes.length >= 26 && isBitmapHeader(bytes)) return 'BMP'
  if (startsWith(bytes, '\0\0\u0001\0') && bytes.length >= 22 && (bytes[4] ?? 0) > 0) return 'ICO'
  return undefined
}

/** Two letters alone are no sign: the size of the header must be one of those that exist. */
const isBitmapHeader = (bytes: Uint8Array): boolean =>
  [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0) && bytes[15] === 0

const others: readonly (readonly [OtherFormat, string, number?])[] = [
  ['gzip', '\u001f\u008b'],
  ['zip', 'PK\u0003\u0004'],
  ['PDF', '%PDF-'],
  ['Ogg', 'OggS'],
  ['MP3', 'ID3'],
  ['MP4', 'ftyp', 4],
  ['SQLite', 'SQLite format 3\0'],
  ['Lua bytecode', '\u001bLua'],
]

export function otherFormat(bytes: Uint8Array): OtherFormat | undefined {
  const known = others.find(([, text, at = 0]) => startsWith(bytes, text, at))?.[0]
  if (known !== undefined) return known
  const isZlib = bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0)
  return isZlib && bytes.includes(0) ? 'zlib' : undefined
}
