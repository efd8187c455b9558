import type { ImportedEvent } from '../record/event-log.ts'
import type { ImportedExchange } from './imported-run.ts'

/** What the thread that reads an archive is started with. */
export type ImportStart = {
  readonly path: string
  readonly sessionId: string
  /** Milliseconds since 1970 at the log's 0. */
  readonly logStartedAtMs: number
}

/** Each part is answered before the next comes. The first has the life cycle. */
export type ImportPart =
  | {
      readonly kind: 'part'
      readonly lifeCycle: readonly ImportedEvent[]
      readonly exchanges: readonly ImportedExchange[]
    }
  | { readonly kind: 'done' }
  | { readonly kind: 'problem'; readonly message: string }
