import type { ResponseHead, TransportFailure } from '../../../shared/log-entry.ts'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'
import { headerValue } from '../text/response-headers.ts'

export type FailurePlace = {
  /** As the app passed it. */
  readonly url: string
  /** Of the last redirect, if there was one. */
  readonly hop?: ResponseHead
  /** Of a body that could not be put in its place. */
  readonly unplaced?: { readonly temporaryPath: string; readonly path: string }
}

/** What the listener reads of a failure: the platform's words, or ours. What our own walls refuse they say themselves. */
export function failureText(failure: TransportFailure, place: FailurePlace, rules: DeliveryRules): string {
  const unplaced = place.unplaced === undefined ? undefined : rules.unplacedText
  const template = unplaced ?? rules.failureTexts[failure.code] ?? rules.otherFailure
  if (template === undefined || failure.code === 'REFUSED_BY_POLICY') return failure.message
  const from = place.hop?.url ?? place.url
  const to = resolved(headerValue(place.hop?.headers ?? [], 'location') ?? place.url, from)
  const words = new Map([
    ['url', place.url],
    ['host', URL.canParse(to) ? new URL(to).hostname : to],
    ['code', failure.code],
    ['message', failure.message],
    ['system', failure.system ?? failure.message],
    ['temporary', place.unplaced?.temporaryPath ?? ''],
    ['place', place.unplaced?.path ?? ''],
    ['from', from],
    ['to', to],
  ])
  return template.replaceAll(/\{([a-z]+)\}/g, (placeholder, name: string) => words.get(name) ?? placeholder)
}

const resolved = (location: string, base: string): string =>
  URL.canParse(location, base) ? new URL(location, base).href : location
