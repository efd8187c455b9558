import type { CallRules } from '../../../shared/profile/profile.ts'

export type InspectedUrl = {
  /** The platform's line on a URL that it does not take; undefined where it takes it, at first. */
  readonly malformed: string | undefined
  /** The host, when the URL is plain http. */
  readonly plainHost: string | undefined
  readonly needsEncoding: boolean
}

/** What RFC 3986 does not let stand in a URL as it is. */
const unencoded = /[^!#-;=?-Z[\]_a-z~]|%(?![0-9A-Fa-f]{2})/

/** What can be told of a URL before anything is sent. */
export function inspectUrl(url: string, rules: CallRules): InspectedUrl {
  const needsEncoding = unencoded.test(url)
  return {
    malformed: rules.malformedUrl === 'refused' ? problems[rules.urlParser](url, needsEncoding) : undefined,
    plainHost: /^http:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)/i.exec(url)?.[1],
    needsEncoding,
  }
}

const problems: Readonly<
  Record<CallRules['urlParser'], (url: string, needsEncoding: boolean) => string | undefined>
> = {
  characters: (url, needsEncoding) => (needsEncoding ? `URL argument was malformed URL: ${url}` : undefined),
  scheme: (url) => (/^\s*https?:/i.test(url) ? undefined : `Malformed URL: ${url}`),
}
