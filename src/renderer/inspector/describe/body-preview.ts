/** How much of a body one preview shows; the rest is told by its size. */
const textPreviewBytes = 64 * 1024

/** Names of types whose body is text although they are not `text/…`. */
const textTypes = /[/+](json|xml|javascript|ecmascript|x-www-form-urlencoded|yaml|graphql|x-lua)$/

export type BodyKind = 'text' | 'binary'

/** What a body is by its `Content-Type`; without a useful type the first bytes decide. */
export function bodyKind(contentType: string | undefined, bytes: Uint8Array): BodyKind {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type.startsWith('text/') || textTypes.test(type)) return 'text'
  if (type !== '' && type !== 'application/octet-stream') return 'binary'
  return bytes.subarray(0, 1024).includes(0) ? 'binary' : 'text'
}

/** The body's text by the charset of its type, UTF-8 when there is none or it is not known. */
export function decodeText(contentType: string | undefined, bytes: Uint8Array): string {
  const label = /charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1]
  return decoderFor(label).decode(bytes.subarray(0, textPreviewBytes))
}

function decoderFor(label: string | undefined): TextDecoder {
  try {
    return new TextDecoder(label ?? 'utf-8')
  } catch {
    return new TextDecoder()
  }
}
