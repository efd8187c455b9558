import type { HeaderList, ResponseHead } from '../../../shared/log-entry.ts'
import type { WireRules } from '../../../shared/profile/profile.ts'
import { createFailure, TransportError } from '../failure.ts'
import type { WireBody } from '../wire.ts'
import { cookiePairs } from './cookies.ts'

/** One request on the wire; a chain of redirects is several. */
export type Hop = {
  readonly url: URL
  readonly method: string
  readonly headers: HeaderList
  readonly body?: WireBody
}

const followed: Readonly<Record<WireRules['redirects'], ReadonlySet<number>>> = {
  browser: new Set([301, 302, 303, 307, 308]),
  android: new Set([301, 302, 303, 307]),
}
/** Whether a browser would go where the Location says. */
export const isRedirect = (status: number): boolean => followed.browser.has(status)

const bodyHeaders = new Set(['content-type', 'content-encoding', 'content-language', 'content-location'])
const secretHeaders = new Set(['authorization', 'cookie', 'host', 'proxy-authorization'])

/**
 * Where the response sends the client, as written; undefined when it is a response like any other. Android fails
 * where a redirect names no place.
 */
export function redirectLocation(hop: Hop, head: ResponseHead, rules: WireRules): string | undefined {
  if (!followed[rules.redirects].has(head.status)) return undefined
  const location = head.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
  if (location === undefined && rules.redirects === 'android') {
    const message = `no Location: header in ${head.status} redirect response from ${head.url}`
    throw new TransportError({ code: 'UNKNOWN', message })
  }
  if (location !== undefined && rules.refusesDowngrade && isDowngrade(hop.url, location)) return undefined
  return location
}

function isDowngrade(from: URL, location: string): boolean {
  const isPlain = URL.canParse(location, from.href) && new URL(location, from).protocol === 'http:'
  return from.protocol === 'https:' && isPlain
}

/** The next request of a chain. */
export function nextHop(hop: Hop, head: ResponseHead, location: string, rules: WireRules): Hop {
  const url = resolveLocation(hop.url, location)
  return rules.redirects === 'android' ? nextBareHop(url, head) : nextBrowserHop(hop, head.status, url)
}

/** Android: a new GET that knows nothing of the request but the cookies that the redirect itself has set. */
function nextBareHop(url: URL, head: ResponseHead): Hop {
  const cookies = cookiePairs(head).join('; ')
  return { url, method: 'GET', headers: cookies === '' ? [] : [['Cookie', cookies]] }
}

/**
 * By the rules of browsers (Fetch standard, HTTP-redirect fetch): 301 and 302 turn a POST into a GET, 303 turns
 * everything but HEAD into one, and another origin gets no credentials.
 */
function nextBrowserHop(hop: Hop, status: number, url: URL): Hop {
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
