import { Buffer } from 'node:buffer'
import type { ByteCodec } from '../../shared/har/byte-codec.ts'

// The mark at the beginning of some files is part of the body.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const base64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/

export const byteCodec: ByteCodec = {
  text: (bytes) => {
    try {
      return utf8.decode(bytes)
    } catch {
      return undefined
    }
  },
  base64: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  fromText: (text) => new Uint8Array(Buffer.from(text, 'utf8')),
  fromBase64: (text) => (base64.test(text) ? new Uint8Array(Buffer.from(text, 'base64')) : undefined),
}
