import { Buffer, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { charsetOf, isUtf8Name } from './charset.ts'
import { isText, type MediaType } from './media-type.ts'

export type ResponseText = { readonly bytes: Uint8Array; readonly type: 'text' | 'binary' }

/**
 * A body as the listener gets it. Text comes as UTF-8, cut at the first NUL as where strings end there (Mac, iOS,
 * Windows); a body that says UTF-8 and is not comes as it is, as binary. Binary is exact.
 */
export function responseText(bytes: Uint8Array, mediaType: MediaType): ResponseText {
  if (!isText(mediaType)) return { bytes, type: 'binary' }
  const charset = charsetOf(mediaType, bytes)
  if (!isUtf8Name(charset)) {
    const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset)
    return { bytes: untilNul(new TextEncoder().encode(text)), type: 'text' }
  }
  return isUtf8(bytes) ? { bytes: untilNul(bytes), type: 'text' } : { bytes, type: 'binary' }
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end === -1 ? bytes : bytes.slice(0, end)
}
