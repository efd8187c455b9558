import type { RequestRecord } from '../log-entry.ts'
import { matchesText } from '../matches-text.ts'
import type { RequestMatch } from './script-parts.ts'
import { decodedPath, urlParts } from './url-parts.ts'

/** Whether a request is one of those that are meant. The path fits as the URL writes it or decoded. */
export function matchesRequest({ method, host, path, url }: RequestMatch, request: RequestRecord): boolean {
  const parts = urlParts(request.url)
  return (
    (method === undefined || method.toUpperCase() === request.method.toUpperCase()) &&
    (host === undefined ||
      [parts.host, parts.hostAndPort].some((text) => matchesText(host.toLowerCase(), text))) &&
    (path === undefined || [parts.path, decodedPath(parts.path)].some((text) => matchesText(path, text))) &&
    (url === undefined || matchesText(url, request.url))
  )
}
