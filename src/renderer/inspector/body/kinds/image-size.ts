import type { ImageFormat } from './signature.ts'

export type ImageSize = { readonly width: number; readonly height: number }

/** Decoded, a picture of so many pixels takes 256 MiB. */
export const mostPixels = 64 * 1024 * 1024

/** What a picture says of its size before anything is decoded; `undefined` when that is not in these bytes. */
export function imageSize(format: ImageFormat, bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readers[format](view)
  } catch (error) {
    // The head is cut or damaged: the view was read beyond its end.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const readers: Readonly<Record<ImageFormat, (view: DataView) => ImageSize | undefined>> = {
  PNG: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  GIF: gifSize,
  BMP: bitmapSize,
  WebP: webpSize,
  JPEG: jpegSize,
  ICO: iconSize,
}

/** A first frame that is larger than the screen it says makes the screen as large. */
function gifSize(view: DataView): ImageSize {
  const width = view.getUint16(6, true)
  const height = view.getUint16(8, true)
  const at = firstFrame(view)
  if (at === undefined) return { width, height }
  return {
    width: Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true)),
    height: Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true)),
  }
}

/** Behind the colours and the extensions; undefined when there is none. */
function firstFrame(view: DataView): number | undefined {
  if (view.byteLength < 14) return undefined
  const flags = view.getUint8(10)
  let at = 13 + (flags < 0x80 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  while (at + 9 < view.byteLength && view.getUint8(at) === 0x21) {
    at += 2
    while (view.getUint8(at) !== 0) at += view.getUint8(at) + 1
    at += 1
  }
  return at + 9 < view.byteLength && view.getUint8(at) === 0x2c ? at : undefined
}

function bitmapSize(view: DataView): ImageSize {
  if (view.getUint32(14, true) === 12) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) }
  }
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
}

function webpSize(view: DataView): ImageSize | undefined {
  const chunk = view.getUint32(12)
  if (chunk === 0x56503858) {
    // "VP8X": the canvas, each side less one in 24 bits.
    return {
      width: 1 + (view.getUint32(24, true) & 0xffffff),
      height: 1 + (view.getUint32(27, true) & 0xffffff),
    }
  }
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (chunk === 0x56503820) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  }
  return undefined
}

/** Walks from marker to marker to the frame header, which may stand behind a large preview picture. */
function jpegSize(view: DataView): ImageSize | undefined {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    } else {
      at += 2 + view.getUint16(at + 2)
    }
  }
  return undefined
}

/** The largest of its pictures; a PNG inside tells its own size. */
function iconSize(view: DataView): ImageSize | undefined {
  const sizes: ImageSize[] = []
  for (let index = 0; index < Math.min(view.getUint16(4, true), 64); index += 1) {
    const entry = 6 + index * 16
    const at = view.getUint32(entry + 12, true)
    if (at + 24 > view.byteLength) return undefined
    sizes.push(
      view.getUint32(at) === 0x89504e47
        ? { width: view.getUint32(at + 16), height: view.getUint32(at + 20) }
        : { width: view.getInt32(at + 4, true), height: Math.abs(view.getInt32(at + 8, true)) / 2 },
    )
  }
  return sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
}
