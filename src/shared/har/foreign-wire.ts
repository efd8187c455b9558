import type { HeaderList, ResponseHead, WireEvent } from '../log-entry.ts'
import type { ForeignEntry } from './foreign-entry.ts'
import { headerOf } from './har-cookies.ts'

export type TimedEvent = { readonly afterMs: number; readonly event: WireEvent }

/** What the transport must have seen, told from an entry's timings. */
export function foreignWire(entry: ForeignEntry): readonly TimedEvent[] {
  const { request, response, timings } = entry
  const events: TimedEvent[] = []
  let afterMs = 0
  const add = (ms: number, event: WireEvent): void => {
    afterMs += Math.max(ms, 0)
    events.push({ afterMs, event })
  }
  const address = entry.serverIPAddress ?? ''
  const isNew = timings.connect >= 0
  add(0, {
    type: 'request-head',
    head: {
      url: request.url,
      method: request.method,
      httpVersion: versionOf(request.httpVersion),
      headers: listOf(request.headers),
      sizeBytes: request.headersSize,
    },
  })
  if (isNew) {
    const ssl = Math.min(Math.max(timings.ssl, 0), timings.connect)
    add(timings.blocked, { type: 'socket', reused: false })
    if (timings.dns >= 0) add(timings.dns, { type: 'lookup', address })
    add(timings.connect - ssl, { type: 'connect', remoteAddress: address })
    if (timings.ssl >= 0) add(ssl, { type: 'secure-connect', protocol: 'unknown' })
  } else if (timings.blocked >= 0 || response !== undefined) {
    add(timings.blocked, { type: 'socket', reused: true })
    afterMs += Math.max(timings.dns, 0)
  }
  const error = response?._error ?? entry._error
  if (response === undefined || response.status === 0) {
    add(Math.max(entry.time - afterMs, 0), failureOf(error ?? 'No response was recorded.'))
    return events
  }
  add(timings.send, { type: 'request-sent', sentBytes: Math.max(request.bodySize, 0) })
  add(timings.wait, { type: 'response-head', head: headOf(request.url, response) })
  const receivedBytes = Math.max(response.bodySize >= 0 ? response.bodySize : response.content.size, 0)
  const isBroken = error !== undefined && error !== ''
  add(timings.receive, isBroken ? failureOf(error) : { type: 'response-end', receivedBytes })
  return events
}

const failureOf = (message: string): WireEvent => ({ type: 'failure', failure: { code: 'UNKNOWN', message } })

function headOf(url: string, response: NonNullable<ForeignEntry['response']>): ResponseHead {
  const headers = listOf(response.headers)
  const length = headerOf(headers, 'content-length') ?? ''
  return {
    url,
    status: response.status,
    statusText: response.statusText,
    httpVersion: versionOf(response.httpVersion),
    headers,
    lengthBytes: /^\d{1,15}$/.test(length) ? Number(length) : -1,
    ...(response.headersSize >= 0 ? { sizeBytes: response.headersSize } : {}),
  }
}

type Pairs = readonly { readonly name: string; readonly value: string }[]
export const listOf = (pairs: Pairs): HeaderList => pairs.map(({ name, value }) => [name, value] as const)

/** `HTTP/1.1`, `http/2.0`, `h2`, `h3`… */
function versionOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/^http\//, '')
      .replace(/^h(?=\d)/, '') || '1.1'
  )
}
