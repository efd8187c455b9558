import type { ByteCodec } from '../../../../shared/har/byte-codec.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** More arguments than so many do not fit on the stack. */
const chunkBytes = 0x80_00

export const browserCodec: ByteCodec = {
  text: (bytes) => {
    try {
      return utf8.decode(bytes)
    } catch {
      return undefined
    }
  },
  base64: (bytes) => {
    let characters = ''
    for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
      characters += String.fromCharCode(...bytes.subarray(at, at + chunkBytes))
    }
    return btoa(characters)
  },
  fromText: (text) => encoder.encode(text),
  fromBase64: (text) => {
    try {
      return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    } catch {
      return undefined
    }
  },
}
