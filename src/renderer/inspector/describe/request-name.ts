import { shorten } from '../../../shared/describe/shorten.ts'

export type RequestName = {
  /** The last segment of the path, decoded; the whole text when it is no URL. */
  readonly name: string
  /** Host and port; empty when there is none. */
  readonly host: string
}

/** What a row calls its request. The app is hostile, so the address may be anything at all. */
export function requestName(url: string): RequestName {
  if (!URL.canParse(url)) return { name: shorten(url), host: '' }
  const parsed = new URL(url)
  const segment = parsed.pathname.split('/').findLast((part) => part !== '')
  if (segment === undefined) return { name: parsed.host === '' ? shorten(url) : '/', host: parsed.host }
  return { name: shorten(decode(segment)), host: parsed.host }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
