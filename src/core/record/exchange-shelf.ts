import type { HeaderList, LogEntry } from '../../shared/log-entry.ts'

/** An entry that belongs to an exchange. */
export type ExchangeEntry = Extract<LogEntry, { readonly exchangeId: string }>

export type ShelfLimits = {
  /** Most entries of exchanges that are over. */
  readonly finishedEntries: number
  /** Most bytes of bodies and characters of URLs and headers in those entries. */
  readonly finishedBytes: number
  /** Most entries about the progress of exchanges that are still open. */
  readonly openProgress: number
}

/** The sequence numbers of an exchange's entries. */
export type Sequences = Iterable<number>

export type ExchangeShelf = {
  /** False when the exchange is not known (any more): then the entry is not worth keeping. */
  readonly add: (entry: ExchangeEntry) => boolean
  /** Everything of a session is over, whatever its exchanges still waited for. */
  readonly endSession: (sessionId: string) => void
  /** Forgets the exchanges that ended first until the rest fits. */
  readonly evict: () => readonly Sequences[]
  /** Forgets the oldest progress of open exchanges until the rest fits; how far each body has come stays known. */
  readonly evictProgress: () => readonly number[]
  readonly evictAllFinished: () => readonly Sequences[]
}

type Shelved = {
  readonly sessionId: string
  readonly sequences: Set<number>
  bytes: number
  /** The entry that says how far the body has come. */
  newestPart: number | undefined
}

/**
 * Knows which entries belong to which exchange and which exchanges are over. An exchange is over when it was
 * cancelled, or when its `ended` event reached the listener or was withheld; an open one is never forgotten, so that
 * whoever folds the log sees it whole.
 */
export function createExchangeShelf(limits: ShelfLimits): ExchangeShelf {
  const open = new Map<string, Shelved>()
  // In the order in which they ended.
  const finished = new Map<string, Shelved>()
  // Of open exchanges, oldest first: a server that trickles can make any number of them.
  const progress = new Map<number, Shelved>()
  let finishedEntries = 0
  let finishedBytes = 0

  const finish = (id: string, shelved: Shelved): void => {
    open.delete(id)
    finished.set(id, shelved)
    for (const sequence of shelved.sequences) progress.delete(sequence)
    finishedEntries += shelved.sequences.size
    finishedBytes += shelved.bytes
  }

  const takeUntil = (isEnough: () => boolean): readonly Sequences[] => {
    const taken: Sequences[] = []
    for (const [id, shelved] of finished) {
      if (isEnough()) break
      finished.delete(id)
      finishedEntries -= shelved.sequences.size
      finishedBytes -= shelved.bytes
      taken.push(shelved.sequences)
    }
    return taken
  }

  const fitsIn = (share: number): boolean =>
    finishedEntries <= limits.finishedEntries * share && finishedBytes <= limits.finishedBytes * share

  const addLate = (shelved: Shelved, entry: ExchangeEntry, bytes: number): void => {
    shelved.sequences.add(entry.sequence)
    shelved.bytes += bytes
    finishedEntries += 1
    finishedBytes += bytes
  }

  const takeProgress = (): readonly number[] => {
    const taken: number[] = []
    const spared = new Map<number, Shelved>()
    for (const [sequence, shelved] of progress) {
      if (progress.size + spared.size <= limits.openProgress * 0.9) break
      progress.delete(sequence)
      if (shelved.newestPart === sequence) {
        spared.set(sequence, shelved)
        continue
      }
      shelved.sequences.delete(sequence)
      taken.push(sequence)
    }
    for (const [sequence, shelved] of spared) progress.set(sequence, shelved)
    return taken
  }

  return {
    add: (entry) => {
      const bytes = weightOf(entry)
      const late = finished.get(entry.exchangeId)
      if (late) {
        addLate(late, entry, bytes)
        return true
      }
      const shelved = open.get(entry.exchangeId) ?? begin(entry)
      if (!shelved) return false
      open.set(entry.exchangeId, shelved)
      shelved.sequences.add(entry.sequence)
      shelved.bytes += bytes
      if (isPart(entry)) shelved.newestPart = entry.sequence
      if (isProgress(entry)) progress.set(entry.sequence, shelved)
      if (isLast(entry)) finish(entry.exchangeId, shelved)
      return true
    },
    endSession: (sessionId) => {
      for (const [id, shelved] of open) if (shelved.sessionId === sessionId) finish(id, shelved)
    },
    // Down to nine tenths at once, so that the next entry does not evict again.
    evictProgress: () => (progress.size > limits.openProgress ? takeProgress() : []),
    evict: () => (fitsIn(1) ? [] : takeUntil(() => fitsIn(0.9))),
    evictAllFinished: () => takeUntil(() => false),
  }
}

function begin(entry: ExchangeEntry): Shelved | undefined {
  if (entry.kind !== 'request') return undefined
  return { sessionId: entry.sessionId, sequences: new Set(), bytes: 0, newestPart: undefined }
}

const isPart = (entry: ExchangeEntry): boolean => entry.kind === 'wire' && entry.event.type === 'body-part'

const isProgress = (entry: ExchangeEntry): boolean =>
  isPart(entry) ||
  ((entry.kind === 'delivered' || entry.kind === 'withheld') && entry.event.phase === 'progress')

function isLast(entry: ExchangeEntry): boolean {
  if (entry.kind === 'cancel') return true
  return (entry.kind === 'delivered' || entry.kind === 'withheld') && entry.event.phase === 'ended'
}

/** What an entry weighs beyond its own few fields. Events share the texts of the request and of the response's head. */
function weightOf(entry: ExchangeEntry): number {
  if (entry.kind === 'request') {
    return textOf(entry.request.url, entry.request.headers) + (entry.request.bodyKeptBytes ?? 0)
  }
  if (entry.kind === 'wire') {
    const { event } = entry
    const head = event.type === 'failure' || !('head' in event) ? undefined : event.head
    if (head !== undefined) return textOf(head.url, head.headers)
    return event.type === 'failure' ? event.failure.message.length : 0
  }
  if (entry.kind !== 'delivered' && entry.kind !== 'withheld') return 0
  const { response } = entry.event
  return response?.kind === 'bytes' ? response.bytes.byteLength : 0
}

const textOf = (url: string, headers: HeaderList): number =>
  headers.reduce((sum, [name, value]) => sum + name.length + value.length, url.length)
