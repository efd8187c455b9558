import { Buffer, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'
import { type Charset, findCharset, isUtf8Name, mostConvertedBytes } from './charset.ts'
import { isText, type MediaType } from './media-type.ts'

export type ResponseText = {
  readonly bytes: Uint8Array
  readonly type: 'text' | 'binary'
  /** Of a body that was taken as text. */
  readonly charset?: Charset
}

/** What is known of a body besides its bytes. */
export type BodyKind = { readonly mediaType: MediaType; readonly status: number }

/**
 * A body as the listener gets it. Text comes as UTF-8, cut at the first NUL where strings of the platform end there;
 * a body that says UTF-8 and is not comes as it is, as binary. Binary is exact.
 */
export function responseText(bytes: Uint8Array, kind: BodyKind, rules: DeliveryRules): ResponseText {
  const mustBeText = isAlwaysText(bytes, kind, rules)
  const binary = { bytes, type: rules.responseType === 'text' ? 'text' : 'binary' } as const
  if (!mustBeText && !isText(kind.mediaType)) return binary
  const charset = findCharset(kind.mediaType, bytes)
  if (!rules.transcodesText) return { bytes, type: 'text', charset }
  const isUtf8Text = isUtf8Name(charset.name) && isUtf8(bytes)
  if (isUtf8Name(charset.name) && !mustBeText && !isUtf8Text) return binary
  if (!isUtf8Text && bytes.byteLength > mostConvertedBytes) return binary
  const text = toUtf8(bytes, charset)
  return { bytes: rules.cutsTextAtNul ? untilNul(text) : text, type: 'text', charset }
}

/** Whether the bytes of a body are text by the profile, whatever their type says. */
export function isTextBody(kind: BodyKind, rules: DeliveryRules): boolean {
  return isText(kind.mediaType) || (rules.responseType === '2xx-by-content' && !isSuccess(kind.status))
}

function isAlwaysText(bytes: Uint8Array, kind: BodyKind, rules: DeliveryRules): boolean {
  return rules.responseType === '2xx-by-content' && (bytes.byteLength === 0 || !isSuccess(kind.status))
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300

/** UTF-8 stays what it is, unless it is broken: then the broken parts become U+FFFD. */
function toUtf8(bytes: Uint8Array, charset: Charset): Uint8Array {
  if (isUtf8Name(charset.name) && isUtf8(bytes)) return bytes
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset.name)
  return new TextEncoder().encode(text)
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end === -1 ? bytes : bytes.slice(0, end)
}
