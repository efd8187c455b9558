import type { HeaderList, RequestRecord } from '../log-entry.ts'
import type { RunBody } from '../run/run-record.ts'
import { type ByteCodec, writeBytes } from './byte-codec.ts'
import { cutNote } from './har-content.ts'
import { type ExchangeLog, type Hop, lastOf } from './exchange-log.ts'
import type { HarPair, HarRequest } from './har.ts'
import { headerOf, requestCookies } from './har-cookies.ts'
import { harUrl, queryOf } from './har-url.ts'

/** The request as it was written on the wire; what the app asked for where nothing was. */
export function harRequest(
  { request: { request } }: ExchangeLog,
  hop: Hop,
  body: RunBody | undefined,
  codec: ByteCodec,
): HarRequest {
  const head = lastOf(hop, 'request-head')?.event.head
  const headers = head?.headers ?? request.headers
  const url = harUrl(head?.url ?? request.url)
  const sentBytes = lastOf(hop, 'request-sent')?.event.sentBytes
  const isSent = sendsBody(request, head?.headers) || (sentBytes ?? 0) > 0
  return {
    method: head?.method ?? request.method,
    url,
    httpVersion: `HTTP/${head?.httpVersion ?? '1.1'}`,
    cookies: requestCookies(headers),
    headers: pairsOf(headers),
    queryString: queryOf(url),
    ...(isSent && body !== undefined ? postData(headers, body, codec) : {}),
    headersSize: head?.sizeBytes ?? -1,
    bodySize: isSent ? (sentBytes ?? request.bodySizeBytes) : 0,
  }
}

export const pairsOf = (headers: HeaderList): readonly HarPair[] =>
  headers.map(([name, value]) => ({ name, value }))

/** A redirect may turn a POST into a GET, and some methods drop what the app gave them. */
function sendsBody(request: RequestRecord, sent: HeaderList | undefined): boolean {
  if (sent === undefined) return request.bodyFile !== undefined || request.bodyKeptBytes !== undefined
  return Number(headerOf(sent, 'content-length') ?? 0) > 0
}

function postData(
  headers: HeaderList,
  { bytes, sizeBytes }: RunBody,
  codec: ByteCodec,
): Pick<HarRequest, 'postData' | '_content'> {
  const mimeType = headerOf(headers, 'content-type') ?? ''
  const { text, encoding } = writeBytes(bytes, codec)
  const cut = cutNote(bytes.byteLength, sizeBytes)
  if (encoding === undefined) {
    return { postData: { mimeType, text, ...(cut === undefined ? {} : { comment: cut }) } }
  }
  const where = 'The body is no text: it is in _content, as base64.'
  return {
    postData: { mimeType, text: '', comment: cut === undefined ? where : `${where} ${cut}` },
    _content: { size: sizeBytes, text, encoding },
  }
}
