import { imageSize } from 'image-size'

/** In pixels. */
export type PictureSize = { readonly width: number; readonly height: number }

/** What is in front of a JPEG's size: colour profile, thumbnail. A head without end would take seconds to look through. */
const mostHeadBytes = 2 * 1024 * 1024

/** How files of what Solar2D can show begin. */
const beginnings = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
] as const

const known = new WeakMap<Uint8Array, PictureSize>()

/** What the head of a PNG or JPEG file claims; undefined for anything else. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const size = known.get(bytes) ?? read(bytes)
  if (size !== undefined) known.set(bytes, size)
  return size
}

function read(bytes: Uint8Array): PictureSize | undefined {
  if (!beginnings.some((beginning) => beginning.every((byte, index) => bytes[index] === byte)))
    return undefined
  try {
    const { width, height } = imageSize(bytes.subarray(0, mostHeadBytes))
    return width > 0 && height > 0 ? { width, height } : undefined
  } catch {
    return undefined
  }
}
