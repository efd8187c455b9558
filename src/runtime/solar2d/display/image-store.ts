import { imageSize } from 'image-size'
import type { FileReference } from '../../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../../shared/outcome.ts'
import type { RuntimeHost } from '../../host.ts'
import { sameBytes } from '../bytes.ts'

export type LoadedImage = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }

/** Older files are read anew; this only keeps equal pictures from being decoded twice. */
const maxRemembered = 256

/** What Solar2D itself can show. */
const knownTypes: ReadonlySet<string | undefined> = new Set(['png', 'jpg'])

/** Reads pictures of the app. Unchanged files give the same array every time. */
export function createImageStore(files: RuntimeHost['files']): {
  readonly load: (file: FileReference) => Outcome<LoadedImage>
} {
  const remembered = new Map<string, LoadedImage>()

  return {
    load: (file) => {
      const read = files.read(file)
      if (!read.ok) return read
      const key = `${file.directory}/${file.name}`
      const known = remembered.get(key)
      if (known !== undefined && sameBytes(known.bytes, read.value)) return ok(known)
      const measured = measure(read.value)
      if (!measured.ok) return measured
      remembered.delete(key)
      remembered.set(key, measured.value)
      const oldest = remembered.keys().next()
      if (remembered.size > maxRemembered && !oldest.done) remembered.delete(oldest.value)
      return measured
    },
  }
}

function measure(bytes: Uint8Array): Outcome<LoadedImage> {
  try {
    const { width, height, type } = imageSize(bytes)
    if (knownTypes.has(type) && width > 0 && height > 0) return ok({ bytes, width, height })
  } catch {
    // Said below, in words of ours.
  }
  return fail('INVALID_INPUT', 'it is neither a PNG nor a JPEG file')
}
