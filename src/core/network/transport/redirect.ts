import type { HeaderList, ResponseHead } from '../../../shared/log-entry.ts'
import { createFailure, TransportError } from '../failure.ts'
import type { WireBody } from '../wire.ts'

/** One request on the wire; a chain of redirects is several. */
export type Hop = {
  readonly url: URL
  readonly method: string
  readonly headers: HeaderList
  readonly body?: WireBody
}

export const mostRedirects = 10

const redirects = new Set([301, 302, 303, 307, 308])
const bodyHeaders = new Set(['content-type', 'content-encoding', 'content-language', 'content-location'])
const secretHeaders = new Set(['authorization', 'cookie', 'host', 'proxy-authorization'])

/** Where the response sends the client, as written; undefined when it is no redirect or names no place. */
export function redirectLocation(head: ResponseHead): string | undefined {
  if (!redirects.has(head.status)) return undefined
  return head.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
}

/**
 * The next request of a chain, by the rules of browsers (Fetch standard, HTTP-redirect fetch): 301 and 302 turn a
 * POST into a GET, 303 turns everything but HEAD into one, and another origin gets no credentials.
 */
export function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = resolveLocation(hop.url, location)
  const turnsToGet =
    status === 303
      ? hop.method !== 'GET' && hop.method !== 'HEAD'
      : (status === 301 || status === 302) && hop.method === 'POST'
  const isSameOrigin = url.protocol === hop.url.protocol && url.host === hop.url.host
  const headers = hop.headers.filter(([name]) => {
    const lower = name.toLowerCase()
    return !(turnsToGet && bodyHeaders.has(lower)) && (isSameOrigin || !secretHeaders.has(lower))
  })
  if (isSameOrigin && url.username === '' && url.password === '') {
    url.username = hop.url.username
    url.password = hop.url.password
  }
  if (turnsToGet) return { url, method: 'GET', headers }
  return { url, method: hop.method, headers, ...(hop.body === undefined ? {} : { body: hop.body }) }
}

function resolveLocation(base: URL, location: string): URL {
  if (!URL.canParse(location, base.href)) throw new TransportError(createFailure('INVALID_URL', location))
  const url = new URL(location, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TransportError(createFailure('UNSUPPORTED_SCHEME', location))
  }
  return url
}
