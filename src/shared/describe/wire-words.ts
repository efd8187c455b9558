import type { WireEvent } from '../log-entry.ts'
import { unreachable } from '../outcome.ts'
import { formatBytes } from './format-bytes.ts'

export type WireWords = { readonly what: string; readonly detail: string }

/** What the transport saw, in words. */
export function wireWords(event: WireEvent): WireWords {
  switch (event.type) {
    case 'request-head':
      return { what: 'Request head', detail: `${event.head.method} ${event.head.url}` }
    case 'socket':
      return { what: 'Socket', detail: event.reused ? 'reused from an earlier request' : 'new' }
    case 'lookup':
      return { what: 'Name looked up', detail: event.address }
    case 'connect':
      return { what: 'Connected', detail: event.remoteAddress }
    case 'secure-connect':
      return { what: 'TLS ready', detail: event.protocol }
    case 'request-sent':
      return {
        what: 'Request sent',
        detail: event.sentBytes > 0 ? `${formatBytes(event.sentBytes)} of body` : '',
      }
    case 'redirect':
      return { what: `Redirect ${event.status}`, detail: event.location }
    case 'response-head':
      return { what: 'Response head', detail: `${event.head.status} ${event.head.statusText}`.trim() }
    case 'body-part':
      return { what: 'Body', detail: formatBytes(event.receivedBytes) }
    case 'response-end':
      return { what: 'Response complete', detail: formatBytes(event.receivedBytes) }
    case 'failure':
      return { what: 'Failure', detail: `${event.failure.code}: ${event.failure.message}` }
    default:
      return unreachable(event)
  }
}
