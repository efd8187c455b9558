import { Buffer, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { HeaderList } from '../../../shared/log-entry.ts'
import { isKnownCharset, isUtf8Name, mostConvertedBytes } from './charset.ts'
import { parseMediaType } from './media-type.ts'
import { headerValue } from './response-headers.ts'

/**
 * A text body in the charset that its Content-Type names: apps write UTF-8, and devices convert it. A body that is
 * not UTF-8, and a charset that nobody knows, go out as they are. Undefined for a text that is too long to convert.
 */
export function encodeTextBody(bytes: Uint8Array, headers: HeaderList): Uint8Array | undefined {
  const { charset } = parseMediaType(headerValue(headers, 'content-type'))
  if (charset === undefined || isUtf8Name(charset) || !isKnownCharset(charset) || !isUtf8(bytes)) return bytes
  if (bytes.byteLength > mostConvertedBytes) return undefined
  return iconv.encode(Buffer.from(bytes).toString('utf8'), charset)
}
