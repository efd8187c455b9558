import type { FileReference } from '../../../shared/directory.ts'
import type { createImageStore, LoadedImage } from './image-store.ts'

/** The picture, or undefined after the warning that Solar2D itself gives. */
export type ImageLoader = (file: FileReference) => LoadedImage | undefined

export function createImageLoader(
  images: ReturnType<typeof createImageStore>,
  warn: (text: string) => void,
): ImageLoader {
  return (file) => {
    const image = images.load(file)
    if (image.ok) return image.value
    const why = image.error.code === 'NOT_FOUND' ? '' : ` (${image.error.message})`
    warn(`WARNING: Failed to find image '${file.name}'${why}`)
    return undefined
  }
}
