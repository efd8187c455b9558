import { shorten } from '../../shared/describe/shorten.ts'
import { withoutUserinfo } from '../../shared/har/secrets.ts'
import { limits } from './limits.ts'

/** A URL as a report shows it. */
export const shownUrl = (url: string, withSensitive: boolean): string =>
  shorten(withSensitive ? url : withoutUserinfo(url), limits.urlLength)

/** What a row calls its request: the last part of the path, and the host. */
export function requestName(url: string): { readonly name: string; readonly host: string } {
  if (!URL.canParse(url)) return { name: shorten(withoutUserinfo(url), 80), host: '' }
  const { pathname, host } = new URL(url)
  const part = pathname.split('/').findLast((segment) => segment !== '') ?? '/'
  return { name: shorten(decode(part), 80), host: shorten(host, 80) }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
