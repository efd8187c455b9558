import type { ByteDecoder } from '../entry-to-json.ts'

/** How this host turns bytes into text and back: the pure layer has no such functions. */
export type ByteCodec = ByteDecoder & {
  /** As UTF-8. */
  readonly fromText: (text: string) => Uint8Array
  /** Undefined for what is not base64. */
  readonly fromBase64: (text: string) => Uint8Array | undefined
}

export type WrittenBytes = { readonly text: string; readonly encoding?: 'base64' }

/** Bytes as HAR writes them: text as it is, any other as base64. */
export function writeBytes(bytes: Uint8Array, codec: ByteCodec): WrittenBytes {
  const text = codec.text(bytes)
  return text === undefined ? { text: codec.base64(bytes), encoding: 'base64' } : { text }
}

export function readBytes(
  { text, encoding }: { readonly text: string; readonly encoding?: string | undefined },
  codec: ByteCodec,
): Uint8Array | undefined {
  return encoding === 'base64' ? codec.fromBase64(text) : codec.fromText(text)
}
