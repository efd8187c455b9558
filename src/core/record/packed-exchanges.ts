import type { BodySide } from '../../shared/contract/traffic.ts'
import { noSide, sidesAfter } from './body-sides.ts'
import { packEvents } from './entry-pack.ts'
import type { ImportedEvent } from './event-log.ts'

/** Exchanges that are over, as a log keeps them. Another thread makes them, so that the log's own has little to do. */
export type PackedExchanges = {
  /** All their events, one exchange after the other. */
  readonly bytes: Uint8Array
  readonly exchanges: readonly PackedExchange[]
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
  return {
    bytes: packEvents(exchanges.flatMap(({ events }) => events)),
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
