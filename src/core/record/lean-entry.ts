import type { HeaderList, LogEntry } from '../../shared/log-entry.ts'

/** Names of headers in lower case, after whose they are: `request:accept`, `response:etag`. */
export type WantedHeaders = ReadonlySet<string>

/**
 * What a list of exchanges needs of an entry: no bodies, no heads as they were on the wire, and only those headers that
 * are wanted, with the type of the response. Undefined when it needs nothing of it. The rest is a small part of the list
 * and most of the log.
 */
export function leanEntry(entry: LogEntry, wanted: WantedHeaders): LogEntry | undefined {
  switch (entry.kind) {
    case 'request': {
      const headers = wantedOf(entry.request.headers, 'request', wanted)
      return { ...entry, request: { ...entry.request, headers } }
    }
    case 'wire': {
      const { event } = entry
      if (event.type === 'request-head') return undefined
      if (event.type === 'redirect') {
        const { head: _head, ...rest } = event
        return { ...entry, event: rest }
      }
      if (event.type !== 'response-head') return entry
      const headers = wantedOf(event.head.headers, 'response', wanted)
      return { ...entry, event: { ...event, head: { ...event.head, headers } } }
    }
    case 'delivered':
    case 'withheld': {
      const { response: _response, responseHeaders: _headers, debug: _debug, ...event } = entry.event
      return { ...entry, event }
    }
    default:
      return entry
  }
}

function wantedOf(headers: HeaderList, side: 'request' | 'response', wanted: WantedHeaders): HeaderList {
  return headers.filter(([name]) => {
    const low = name.toLowerCase()
    return (side === 'response' && low === 'content-type') || wanted.has(`${side}:${low}`)
  })
}
