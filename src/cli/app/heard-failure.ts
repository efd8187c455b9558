import { failureText } from '../../core/network/delivery/failure-text.ts'
import { createFailure } from '../../core/network/failure.ts'
import type { TransportErrorCode } from '../../shared/log-entry.ts'
import { profileNames, type Profile } from '../../shared/profile/profile.ts'
import { profileOf } from '../../shared/profile/profiles.ts'
import { textTable } from '../terminal/text-table.ts'

const url = 'https://api.example.com/news'
const host = 'api.example.com'

/** What the subject of our own sentence is, where it is no host. */
const subjects: Readonly<Partial<Record<TransportErrorCode, string>>> = {
  INVALID_URL: 'api.example.com/news',
  UNSUPPORTED_SCHEME: 'ftp://api.example.com/news',
  FILE_FAILED: 'news.json',
  REFUSED_BY_POLICY: '(what was refused)',
  REFUSED_BY_PLATFORM: "(the platform's own words)",
}

/** What the listener gets of a failure on each platform, as a table: made of the profiles, and by the code that delivers. */
export function describeHeard(code: TransportErrorCode): string {
  const rows = profileNames.map((name) => rowOf(profileOf(name), code))
  return textTable([['platform', 'isError', 'status', 'response'], ...rows], '  ')
}

function rowOf(profile: Profile, code: TransportErrorCode): readonly string[] {
  const { title, delivery, wire } = profile
  const asked = code === 'INVALID_URL' || code === 'UNSUPPORTED_SCHEME' ? (subjects[code] ?? url) : url
  if (isRefused(profile, code)) {
    return [title, '–', '–', 'no event: the call logs a line and returns nil']
  }
  if (code === 'CONNECTION_LOST' && delivery.truncatedBody === 'success') {
    return [title, 'false', 'of the head', 'what came of the body, as if it were whole']
  }
  const text = failureText(createFailure(code, subjects[code] ?? host), { url: asked }, delivery)
  const keeps = code === 'CONNECTION_LOST' && delivery.keepsStatusOnFailure
  const note = code === 'TIMED_OUT' && wire.timeout === 'none' ? ' (only when the system gives up)' : ''
  return [title, 'true', keeps ? 'of the head' : `${delivery.failureStatus}`, `${text}${note}`]
}

/** Platforms that look at the scheme before they begin. */
function isRefused({ calls }: Profile, code: TransportErrorCode): boolean {
  const isOfUrl = code === 'INVALID_URL' || code === 'UNSUPPORTED_SCHEME'
  return isOfUrl && calls.malformedUrl === 'refused' && calls.urlParser === 'scheme'
}
