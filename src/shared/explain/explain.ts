import { findingCatalogue } from '../finding-catalogue.ts'
import { findingKinds } from '../finding.ts'
import type { TransportErrorCode } from '../log-entry.ts'
import type { ProfileName } from '../profile/profile.ts'
import { failureExplanations, type Explained } from './failures.ts'
import { exitCodeExplanations, withheldExplanations } from './further-codes.ts'
import { systemCodeOf, systemCodes } from './system-codes.ts'

/** What a code that somebody met means. */
export type Explanation = Explained & {
  readonly code: string
  readonly kind: keyof typeof kindTitles
  /** What a listener gets is what it gets of this failure. */
  readonly failure?: TransportErrorCode
  /** Whom a finding concerns. */
  readonly platforms?: readonly ProfileName[]
}

/** For people. */
export const kindTitles = {
  failure: 'a failure of a request',
  'system-code': 'a name of the system or of a library',
  status: 'an HTTP status',
  withheld: 'why an event was withheld',
  finding: 'a finding',
  'exit-code': 'an exit code of coronagraph run',
} as const

/** Other words for the same. */
const aliases: Readonly<Record<string, string>> = {
  TIMEOUT: 'TIMED_OUT',
  TIMEDOUT: 'TIMED_OUT',
  'NO-NETWORK': 'OFFLINE',
  SIGINT: '130',
  SIGTERM: '130',
}

const failureCodes = Object.keys(failureExplanations).filter(isFailureCode)

function isFailureCode(code: string): code is TransportErrorCode {
  return Object.hasOwn(failureExplanations, code)
}

/** All that can be explained, but for HTTP statuses and the rarer names of libraries. */
export const explanations: readonly Explanation[] = [
  ...failureCodes.map((code): Explanation => ({
    ...failureExplanations[code],
    code,
    kind: 'failure',
    failure: code,
  })),
  ...Object.keys(systemCodes).flatMap((code) => explainSystemCode(code) ?? []),
  ...Object.entries(withheldExplanations).map(([code, explained]): Explanation => ({
    ...explained,
    code,
    kind: 'withheld',
  })),
  ...findingKinds.map((code): Explanation => {
    const { message, fix, platforms } = findingCatalogue[code]
    return { code, kind: 'finding', meaning: message, fix, platforms }
  }),
  ...Object.entries(exitCodeExplanations).map(([code, explained]): Explanation => ({
    ...explained,
    code,
    kind: 'exit-code',
  })),
]

/**
 * Case and the kind of dash do not matter. Some codes are two things, such as `no-listener`; none is found for what
 * nobody knows.
 */
export function explain(asked: string): readonly Explanation[] {
  const upper = asked.trim().toUpperCase()
  const wanted = keyOf(aliases[upper] ?? upper)
  const known = explanations.filter(({ code }) => keyOf(code) === wanted)
  if (known.length > 0) return known
  const rare = explainSystemCode(upper) ?? explainStatus(upper)
  return rare === undefined ? [] : [rare]
}

/** The most alike first, at most three; none when nothing is alike. */
export function nearestCodes(asked: string): readonly string[] {
  const wanted = keyOf(asked.trim().slice(0, 64))
  return explanations
    .map(({ code }) => ({ code, distance: distanceBetween(wanted, keyOf(code)) }))
    .filter(({ code, distance }) => distance <= Math.max(2, code.length / 3))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ code }) => code)
}

const keyOf = (code: string): string => code.toUpperCase().replaceAll('-', '_')

function explainSystemCode(name: string): Explanation | undefined {
  const known = systemCodeOf(name)
  if (known === undefined) return undefined
  const { meaning, failure } = known
  return { code: name, kind: 'system-code', meaning, fix: failureExplanations[failure].fix, failure }
}

function explainStatus(text: string): Explanation | undefined {
  if (!/^[1-5]\d\d$/.test(text)) return undefined
  return {
    code: text,
    kind: 'status',
    meaning:
      'The server answered, so this is no failure: event.isError is false and event.status tells it. Linux and HTML5 set isError for every status but 200.',
    fix: 'Look at event.status before event.isError. A download is saved for 200 only, on Android for every 2xx.',
  }
}

/** Levenshtein's, of two short texts. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
