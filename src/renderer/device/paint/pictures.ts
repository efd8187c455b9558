import type { Colour } from '../../../runtime/solar2d/display/scene.ts'
import { packed } from './css-colour.ts'
import { createImageCache, type ImageCache } from './image-cache.ts'
import { createKeep } from './keep.ts'

/** Tinted copies beside the decoded pictures; an app that fades a tint makes one for each step. */
const mostTintedBytes = 64 * 1024 * 1024
/** Of what is shown at once: one picture can have a copy for each object that shows it. */
const mostTintedAtOnceBytes = 256 * 1024 * 1024

const white = 0xff_ff_ff

export type Picture = ImageBitmap | OffscreenCanvas

/** What images and image fills draw. */
export type Pictures = {
  /** Coloured by the tint, whose alpha is not in it. Undefined while it is being decoded, or when it cannot be. */
  readonly of: (bytes: Uint8Array, tint: Colour) => Picture | undefined
  /** A frame is painted: what it did not use may go. */
  readonly endFrame: () => void
}

export function createPictures(options: Parameters<typeof createImageCache>[0]): Pictures {
  const images: ImageCache = createImageCache(options)
  const names = new WeakMap<ImageBitmap, number>()
  let named = 0
  let hasTold = false
  const tinted = createKeep<string, OffscreenCanvas>({
    mostBytes: mostTintedBytes,
    bytesOf: ({ width, height }) => width * height * 4,
    // An empty canvas lets its memory go at once.
    release: (canvas) => {
      canvas.width = 0
      canvas.height = 0
    },
  })

  const nameOf = (bitmap: ImageBitmap): number => {
    const known = names.get(bitmap)
    if (known !== undefined) return known
    named += 1
    names.set(bitmap, named)
    return named
  }

  return {
    of: (bytes, tint) => {
      const bitmap = images.bitmapOf(bytes)
      if (bitmap === undefined) return undefined
      const colour = Math.floor(packed(tint) / 256)
      if (colour === white) return bitmap
      const key = `${nameOf(bitmap)} ${colour}`
      const known = tinted.get(key)
      if (known !== undefined) return known
      if (tinted.usedBytes() + bitmap.width * bitmap.height * 4 > mostTintedAtOnceBytes) {
        if (!hasTold) options.onTooMany()
        hasTold = true
        return bitmap
      }
      const made = tintedCopy(bitmap, colour)
      if (made !== undefined) tinted.set(key, made)
      return made ?? bitmap
    },
    endFrame: () => {
      images.endFrame()
      tinted.endFrame()
    },
  }
}

/** The picture multiplied by a colour, with the picture's own transparency. */
function tintedCopy(bitmap: ImageBitmap, colour: number): OffscreenCanvas | undefined {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')
  if (context === null) return undefined
  context.drawImage(bitmap, 0, 0)
  context.globalCompositeOperation = 'multiply'
  context.fillStyle = `#${colour.toString(16).padStart(6, '0')}`
  context.fillRect(0, 0, bitmap.width, bitmap.height)
  context.globalCompositeOperation = 'destination-in'
  context.drawImage(bitmap, 0, 0)
  return canvas
}
