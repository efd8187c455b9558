import type { LogEntry } from '../../shared/log-entry.ts'

/** An entry that belongs to an exchange. */
export type ExchangeEntry = Extract<LogEntry, { readonly exchangeId: string }>

export type ShelfLimits = {
  /** Most entries of exchanges that are over. */
  readonly finishedEntries: number
  /** Most body bytes in those entries. */
  readonly finishedBytes: number
}

/** The sequence numbers of an exchange's entries. */
export type Sequences = readonly number[]

export type ExchangeShelf = {
  /** False when the exchange is not known (any more): then the entry is not worth keeping. */
  readonly add: (entry: ExchangeEntry) => boolean
  /** Everything of a session is over, whatever its exchanges still waited for. */
  readonly endSession: (sessionId: string) => void
  /** Forgets the exchanges that ended first until the rest fits. */
  readonly evict: () => readonly Sequences[]
  readonly evictAllFinished: () => readonly Sequences[]
}

type Shelved = { readonly sessionId: string; readonly sequences: number[]; bytes: number }

/**
 * Knows which entries belong to which exchange and which exchanges are over. An exchange is over when it was
 * cancelled, or when its `ended` event reached the listener or was withheld; an open one is never forgotten, so that
 * whoever folds the log sees it whole.
 */
export function createExchangeShelf(limits: ShelfLimits): ExchangeShelf {
  const open = new Map<string, Shelved>()
  // In the order in which they ended.
  const finished = new Map<string, Shelved>()
  let finishedEntries = 0
  let finishedBytes = 0

  const finish = (id: string, shelved: Shelved): void => {
    open.delete(id)
    finished.set(id, shelved)
    finishedEntries += shelved.sequences.length
    finishedBytes += shelved.bytes
  }

  const takeUntil = (isEnough: () => boolean): readonly Sequences[] => {
    const taken: Sequences[] = []
    for (const [id, shelved] of finished) {
      if (isEnough()) break
      finished.delete(id)
      finishedEntries -= shelved.sequences.length
      finishedBytes -= shelved.bytes
      taken.push(shelved.sequences)
    }
    return taken
  }

  const fitsIn = (share: number): boolean =>
    finishedEntries <= limits.finishedEntries * share && finishedBytes <= limits.finishedBytes * share

  const addLate = (shelved: Shelved, entry: ExchangeEntry, bytes: number): void => {
    shelved.sequences.push(entry.sequence)
    shelved.bytes += bytes
    finishedEntries += 1
    finishedBytes += bytes
  }

  return {
    add: (entry) => {
      const bytes = bodyBytes(entry)
      const late = finished.get(entry.exchangeId)
      if (late) {
        addLate(late, entry, bytes)
        return true
      }
      const shelved = open.get(entry.exchangeId) ?? begin(entry)
      if (!shelved) return false
      open.set(entry.exchangeId, shelved)
      shelved.sequences.push(entry.sequence)
      shelved.bytes += bytes
      if (isLast(entry)) finish(entry.exchangeId, shelved)
      return true
    },
    endSession: (sessionId) => {
      for (const [id, shelved] of open) if (shelved.sessionId === sessionId) finish(id, shelved)
    },
    // Down to nine tenths at once, so that the next entry does not evict again.
    evict: () => (fitsIn(1) ? [] : takeUntil(() => fitsIn(0.9))),
    evictAllFinished: () => takeUntil(() => false),
  }
}

function begin(entry: ExchangeEntry): Shelved | undefined {
  return entry.kind === 'request' ? { sessionId: entry.sessionId, sequences: [], bytes: 0 } : undefined
}

function isLast(entry: ExchangeEntry): boolean {
  if (entry.kind === 'cancel') return true
  return (entry.kind === 'delivered' || entry.kind === 'withheld') && entry.event.phase === 'ended'
}

function bodyBytes(entry: ExchangeEntry): number {
  if (entry.kind !== 'delivered' && entry.kind !== 'withheld') return 0
  const { response } = entry.event
  return response?.kind === 'bytes' ? response.bytes.byteLength : 0
}
