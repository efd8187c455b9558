import type { ResponseHead } from '../log-entry.ts'
import type { RunBody } from '../run/run-record.ts'
import type { ByteCodec } from './byte-codec.ts'
import { type ExchangeLog, type Hop, lastOf } from './exchange-log.ts'
import type { HarResponse } from './har.ts'
import { harContent, receivedBytes } from './har-content.ts'
import { headerOf, responseCookies } from './har-cookies.ts'
import { pairsOf } from './har-request.ts'

/** The response of one hop. Without one the status is 0 and the sizes are not known. */
export function harResponse(
  exchange: ExchangeLog,
  hop: Hop,
  body: RunBody | undefined,
  codec: ByteCodec,
): HarResponse {
  const isLast = hop === exchange.hops.at(-1)
  const error = isLast ? errorOf(exchange, hop) : undefined
  const redirect = lastOf(hop, 'redirect')?.event
  const head = redirect === undefined ? lastOf(hop, 'response-head')?.event.head : headOf(redirect)
  if (head === undefined) return { ...noResponse, ...(error === undefined ? {} : { _error: error }) }
  const wireBytes = redirect === undefined && head.status !== 304 ? receivedBytes(hop) : 0
  // What follows a redirect's head is read by nobody, so its size is not known.
  const bodySize = redirect === undefined ? wireBytes : -1
  return {
    status: head.status,
    statusText: head.statusText,
    httpVersion: `HTTP/${head.httpVersion}`,
    cookies: responseCookies(head.headers),
    headers: pairsOf(head.headers),
    content: harContent(head, wireBytes, isLast ? body : undefined, codec),
    redirectURL: headerOf(head.headers, 'location') ?? '',
    headersSize: head.sizeBytes ?? -1,
    bodySize,
    _transferSize: Math.max(head.sizeBytes ?? 0, 0) + Math.max(bodySize, 0),
    ...(error === undefined ? {} : { _error: error }),
  }
}

const noResponse: HarResponse = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
  _transferSize: 0,
}

type Redirect = { readonly status: number; readonly location: string; readonly head?: ResponseHead }

const headOf = ({ status, location, head }: Redirect): ResponseHead =>
  head ?? {
    url: '',
    status,
    statusText: '',
    httpVersion: '1.1',
    headers: [['Location', location]],
    lengthBytes: -1,
  }

/** A cancel tells more than the failure that it may bring with it. */
function errorOf({ cancels }: ExchangeLog, hop: Hop): string | undefined {
  const failure = lastOf(hop, 'failure')?.event.failure
  if (failure !== undefined) return `${failure.code}: ${failure.message}`
  const cancel = cancels[0]
  if (cancel === undefined) {
    return lastOf(hop, 'response-end') === undefined ? 'The request was still open.' : undefined
  }
  return lastOf(hop, 'response-end') === undefined ? `cancelled (${cancel.by})` : undefined
}
