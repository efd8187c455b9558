import { Buffer } from 'node:buffer'
import iconv from 'iconv-lite'
import { findCharset } from './charset.ts'
import type { MediaType } from './media-type.ts'

/** Counts the characters of a text that comes in parts, as UTF-16 units: what a string of Java measures. */
export function createCharacterCounter(mediaType: MediaType) {
  let decoder: iconv.DecoderStream | undefined
  let count = 0
  return {
    add: (part: Uint8Array): void => {
      // What names the charset in the text itself stands in its first part.
      decoder ??= iconv.getDecoder(findCharset(mediaType, part).name)
      count += decoder.write(Buffer.from(part.buffer, part.byteOffset, part.byteLength)).length
    },
    count: () => count,
  }
}
