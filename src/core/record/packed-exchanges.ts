import type { BodySide } from '../../shared/contract/traffic.ts'
import { noSide, sidesAfter } from './body-sides.ts'
import { packEvents } from './entry-pack.ts'
import type { ImportedEvent } from './event-log.ts'

/** Exchanges that are over, as a log keeps them. Another thread makes them, so that the log's own has little to do. */
export type PackedExchanges = {
  /** All their events, one exchange after the other. */
  readonly bytes: Uint8Array
  readonly exchanges: readonly PackedExchange[]
  /** The last of the events, for those who only hear that there are some. */
  readonly last: ImportedEvent | undefined
}

export type PackedExchange = {
  readonly exchangeId: string
  readonly eventCount: number
  readonly sides: readonly BodySide[]
  /** Which of its events says what a person wrote. */
  readonly annotationAt: number | undefined
}

/** So many exchanges share what repeats itself in them. */
export const packedTogether = 16

export function packExchanges(
  exchanges: readonly { readonly exchangeId: string; readonly events: readonly ImportedEvent[] }[],
): PackedExchanges {
  const all = exchanges.flatMap(({ events }) => events)
  return {
    bytes: packEvents(all),
    last: all.at(-1),
    exchanges: exchanges.map(({ exchangeId, events }) => {
      const annotationAt = events.findLastIndex(({ kind }) => kind === 'annotation')
      return {
        exchangeId,
        eventCount: events.length,
        sides: events.reduce(sidesAfter, noSide),
        annotationAt: annotationAt < 0 ? undefined : annotationAt,
      }
    }),
  }
}
