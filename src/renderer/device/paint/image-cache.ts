import { pictureSize } from '../../../runtime/solar2d/display/picture-size.ts'
import { createKeep } from './keep.ts'

/** Decoded pictures with their encoded bytes. What an honest app shows at once is far below it. */
const mostBytes = 256 * 1024 * 1024
/** Decoding takes time, too. */
const mostDecodingAtOnce = 4
/** No device of the platforms takes a larger texture. */
const mostSidePx = 16_384
const bytesPerPixel = 4

export type ImageCache = {
  /** Undefined while it is being decoded, when it is no picture, and when there is no room for it. */
  readonly bitmapOf: (bytes: Uint8Array) => ImageBitmap | undefined
  readonly endFrame: () => void
}

type Decoded = { readonly bitmap: ImageBitmap; readonly sizeBytes: number }

/** Decoded pictures by their encoded bytes. Decoding runs off the main thread; a picture shows when it is ready. */
export function createImageCache(options: {
  /** A picture can be drawn that could not before. */
  readonly onReady: () => void
  /** The pictures that are shown at once do not fit. Told once. */
  readonly onTooMany: () => void
}): ImageCache {
  const decoded = createKeep<Uint8Array, Decoded>({
    mostBytes,
    bytesOf: ({ sizeBytes }) => sizeBytes,
    release: ({ bitmap }) => bitmap.close(),
  })
  /** With the memory that each will need, as far as its head tells. */
  const decoding = new Map<Uint8Array, number>()
  let decodingBytes = 0
  const broken = new WeakSet<Uint8Array>()
  let hasTold = false

  const decode = async (bytes: Uint8Array): Promise<void> => {
    try {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
      const { width, height } = bitmap
      if (width > mostSidePx || height > mostSidePx) {
        bitmap.close()
        broken.add(bytes)
        return
      }
      decoded.set(bytes, { bitmap, sizeBytes: width * height * bytesPerPixel + bytes.byteLength })
    } catch {
      broken.add(bytes)
    } finally {
      decodingBytes -= decoding.get(bytes) ?? 0
      decoding.delete(bytes)
      // Also without a picture: another one may be waiting for its turn.
      options.onReady()
    }
  }

  return {
    bitmapOf: (bytes) => {
      const known = decoded.get(bytes)
      if (known !== undefined) return known.bitmap
      if (broken.has(bytes) || decoding.has(bytes) || decoding.size >= mostDecodingAtOnce) return undefined
      const neededBytes = neededBytesOf(bytes)
      const takenBytes = decoded.usedBytes() + decodingBytes
      if (takenBytes >= mostBytes || (takenBytes > 0 && takenBytes + neededBytes > mostBytes)) {
        // What is decoded now may not be shown any more when it is this picture's turn.
        if (!hasTold && decoding.size === 0) {
          hasTold = true
          options.onTooMany()
        }
        return undefined
      }
      decoding.set(bytes, neededBytes)
      decodingBytes += neededBytes
      void decode(bytes)
      return undefined
    },
    endFrame: decoded.endFrame,
  }
}

/** A small file can claim to be a huge picture, and its memory is taken before it can be counted. */
function neededBytesOf(bytes: Uint8Array): number {
  const { width, height } = pictureSize(bytes) ?? { width: 0, height: 0 }
  return width * height * bytesPerPixel + bytes.byteLength
}
