import type { BodySide } from '../../shared/contract/traffic.ts'
import type { RunBody } from '../../shared/run/run-record.ts'
import type { ImportedEvent } from '../record/event-log.ts'
import type { PackedExchanges } from '../record/packed-exchanges.ts'

/** What the thread that reads an archive is started with. */
export type ImportStart = {
  readonly path: string
  readonly sessionId: string
  /** Milliseconds since 1970 at the log's 0. */
  readonly logStartedAtMs: number
  /** On the log's clock. */
  readonly nowMs: number
}

/** A body of an exchange that is read. */
export type ImportedBody = RunBody & { readonly exchangeId: string; readonly side: BodySide }

/** Each part is answered before the next comes. */
export type ImportPart =
  | {
      readonly kind: 'part'
      readonly packed: readonly PackedExchanges[]
      readonly bodies: readonly ImportedBody[]
      /** What is not of an exchange: findings, and in the first part the life cycle. */
      readonly others: readonly ImportedEvent[]
    }
  | { readonly kind: 'done' }
  | { readonly kind: 'problem'; readonly message: string }
