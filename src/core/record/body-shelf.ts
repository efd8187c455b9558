import type { LogEntry } from '../../shared/log-entry.ts'

export type BodyShelf = {
  readonly put: (exchangeId: string, bytes: Uint8Array) => void
  readonly get: (exchangeId: string) => Uint8Array | undefined
  /** The entry leaves the log. */
  readonly forget: (entry: LogEntry | undefined) => void
}

/**
 * The bytes of request bodies, beside the log: entries name them, so that nobody who only reads entries pays for
 * them. A body stays as long as the entry of its request.
 */
export function createBodyShelf(): BodyShelf {
  const bodies = new Map<string, Uint8Array>()
  return {
    put: (exchangeId, bytes) => void bodies.set(exchangeId, bytes),
    get: (exchangeId) => bodies.get(exchangeId),
    forget: (entry) => {
      if (entry?.kind === 'request') bodies.delete(entry.exchangeId)
    },
  }
}
