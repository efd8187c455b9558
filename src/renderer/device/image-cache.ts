/** Decoded pictures by their encoded bytes. Decoding runs off the main thread; a picture shows when it is ready. */
export function createImageCache(onReady: () => void): {
  readonly bitmapOf: (bytes: Uint8Array) => ImageBitmap | undefined
} {
  const bitmaps = new WeakMap<Uint8Array, ImageBitmap | 'decoding' | 'broken'>()

  const decode = async (bytes: Uint8Array): Promise<void> => {
    try {
      bitmaps.set(bytes, await createImageBitmap(new Blob([new Uint8Array(bytes)])))
      onReady()
    } catch {
      bitmaps.set(bytes, 'broken')
    }
  }

  return {
    bitmapOf: (bytes) => {
      const known = bitmaps.get(bytes)
      if (known === undefined) {
        bitmaps.set(bytes, 'decoding')
        void decode(bytes)
        return undefined
      }
      return typeof known === 'string' ? undefined : known
    },
  }
}
