import type { CallRules } from '../../shared/profile/profile.ts'

const needsEncoding = /[^\x21-\x7e]|["<>\\^`{|}]|%(?![0-9a-f]{2})/i

export const urlNeedsEncoding = (url: string): boolean => needsEncoding.test(url)

export const isPlainHttp = (url: string): boolean => /^http:\/\//i.test(url)

/** Why the platform's own URL class refuses the address before anything is sent; its sentence, or undefined. */
export function malformedUrl(url: string, rules: CallRules): string | undefined {
  if (rules.malformedUrl !== 'refused') return undefined
  if (rules.urlParser === 'scheme') return /^https?:/i.test(url) ? undefined : `Malformed URL: ${url}`
  return url === '' || urlNeedsEncoding(url) ? `URL argument was malformed URL: ${url}` : undefined
}
