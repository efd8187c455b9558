import type { FileReference } from '../../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../../shared/outcome.ts'
import type { RuntimeHost } from '../../host.ts'
import { sameBytes } from '../bytes.ts'
import { pictureSize } from './picture-size.ts'

export type LoadedImage = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }

/** Older files are read anew; this only keeps equal pictures from being decoded twice. */
const maxRemembered = 256

/** Of the bytes of remembered files. */
const maxRememberedBytes = 128 * 1024 * 1024

/** No device has a larger texture; a small file can claim to be one. */
const maxSidePx = 16_384
const maxPixels = 64 * 1024 * 1024

/** Reads pictures of the app. Unchanged files give the same array every time. */
export function createImageStore(files: RuntimeHost['files']): {
  readonly load: (file: FileReference) => Outcome<LoadedImage>
} {
  const remembered = new Map<string, LoadedImage>()
  let rememberedBytes = 0
  const forget = (key: string): void => {
    rememberedBytes -= remembered.get(key)?.bytes.byteLength ?? 0
    remembered.delete(key)
  }

  return {
    load: (file) => {
      const read = files.read(file)
      if (!read.ok) return read
      const key = `${file.directory}/${file.name}`
      const known = remembered.get(key)
      if (known !== undefined && sameBytes(known.bytes, read.value)) return ok(known)
      const measured = measure(read.value)
      if (!measured.ok) return measured
      forget(key)
      remembered.set(key, measured.value)
      rememberedBytes += measured.value.bytes.byteLength
      for (const oldest of remembered.keys()) {
        if (remembered.size <= maxRemembered && rememberedBytes <= maxRememberedBytes) break
        forget(oldest)
      }
      return measured
    },
  }
}

function measure(bytes: Uint8Array): Outcome<LoadedImage> {
  const size = pictureSize(bytes)
  if (size === undefined) return fail('INVALID_INPUT', 'it is neither a PNG nor a JPEG file')
  const { width, height } = size
  const fits = width <= maxSidePx && height <= maxSidePx && width * height <= maxPixels
  return fits ? ok({ bytes, width, height }) : tooLarge(width, height)
}

function tooLarge(width: number, height: number): Outcome<never> {
  return fail(
    'TOO_LARGE',
    `it has ${width} × ${height} pixels; a side has ${maxSidePx} at most, and all of it ${maxPixels / 1024 / 1024} Mi`,
  )
}
