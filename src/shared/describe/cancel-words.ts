import type { Exchange, LaneEvent } from '../exchange.ts'
import type { ResponseHead } from '../log-entry.ts'
import { formatExactBytes } from './format-bytes.ts'
import { cancelledByWords } from './words.ts'

export type CancelWords = {
  /** `Cancelled by the app` */
  readonly what: string
  /** `at 12,345 bytes of 48,000 (25 %)`: where in the body it landed. */
  readonly where: string
  /** What the app's listener got after it: nothing, or how many events, and what was kept from it. */
  readonly after: string
}

type Cancelled = Pick<Exchange, 'cancelledBy' | 'endedAtMs' | 'events' | 'head' | 'receivedBytes'>

/** At which byte a cancel landed, and what the app got then. Undefined for an exchange that was not cancelled. */
export function cancelWords(exchange: Cancelled): CancelWords | undefined {
  const { cancelledBy, endedAtMs } = exchange
  if (cancelledBy === undefined || endedAtMs === undefined) return undefined
  // What was delivered at this very moment came before: a listener may cancel.
  const after = exchange.events.filter(({ atMs, withheld }) =>
    withheld === undefined ? atMs > endedAtMs : atMs >= endedAtMs,
  )
  return {
    what: `Cancelled ${cancelledByWords[cancelledBy]}`,
    where: cancelPlaceWords(exchange),
    after: afterWords(after),
  }
}

type Place = Pick<Exchange, 'receivedBytes'> & { readonly head?: Pick<ResponseHead, 'lengthBytes'> }

/** Where in the body a cancel landed: `at 12,345 bytes of 48,000 (25 %)`. */
export function cancelPlaceWords({ head, receivedBytes }: Place): string {
  if (head === undefined) return 'before the response began'
  if (head.lengthBytes < 0) return `at ${formatExactBytes(receivedBytes)}, length unknown`
  if (head.lengthBytes === 0) return 'with an empty body'
  const percent = Math.min(100, Math.floor((receivedBytes / head.lengthBytes) * 100))
  return `at ${formatExactBytes(receivedBytes)} of ${formatExactBytes(head.lengthBytes)} (${percent} %)`
}

function afterWords(events: readonly LaneEvent[]): string {
  const withheld = events.filter((event) => event.withheld !== undefined).length
  const delivered = events.length - withheld
  const got = delivered === 0 ? 'The app got nothing after it' : `The app still got ${countWords(delivered)}`
  return withheld === 0 ? `${got}.` : `${got}; ${countWords(withheld)} withheld.`
}

const countWords = (count: number): string => (count === 1 ? '1 event' : `${count} events`)
