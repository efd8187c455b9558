import type { BodySide } from '../../shared/contract/traffic.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { noSide, sidesAfter } from './body-sides.ts'

/** An entry that belongs to an exchange. */
export type ExchangeEntry = Extract<LogEntry, { readonly exchangeId: string }>

/** What was known of an exchange that is forgotten. */
export type Forgotten = { readonly exchangeId: string; readonly sequences: readonly number[] }

export type ExchangeShelf = {
  /** False when the exchange is not known (any more): then the entry is not worth keeping. */
  readonly add: (entry: ExchangeEntry) => boolean
  /** Adds an exchange that is over, whole. */
  readonly addFinished: (exchangeId: string, exchange: Finished) => void
  /** Everything of a session is over, whatever its exchanges still waited for. */
  readonly endSession: (sessionId: string) => void
  /** The numbers of an exchange's entries, in order; some of them may be dropped. */
  readonly sequencesOf: (exchangeId: string) => readonly number[]
  /** Exchanges with bodies, in the order in which they began. */
  readonly bodies: () => Iterable<{ readonly exchangeId: string; readonly sides: readonly BodySide[] }>
  readonly sidesOf: (exchangeId: string) => readonly BodySide[]
  readonly count: () => number
  readonly finishedCount: () => number
  /** Forgets the exchanges that ended first, as far as the caller reads on. */
  readonly takeFinished: () => Iterable<Forgotten>
  /** Forgets the oldest progress of open exchanges until the rest fits; how far each body has come stays known. */
  readonly evictProgress: () => readonly number[]
}

type Shelved = {
  readonly sessionId: string
  readonly sequences: Set<number>
  /** The entry that says how far the body has come. */
  newestPart: number | undefined
  sides: readonly BodySide[]
  /** The entry that says what a person wrote. */
  annotation: number | undefined
}

/** An exchange that is over. Its numbers are in order. */
export type Finished = Pick<Shelved, 'sides' | 'annotation'> & { readonly sequences: number[] }

/**
 * Knows which entries belong to which exchange and which exchanges are over. An exchange is over when it was
 * cancelled, or when its `ended` event reached the listener or was withheld; an open one is never forgotten, so that
 * whoever folds the log sees it whole.
 */
export function createExchangeShelf(options: {
  /** Most entries about the progress of exchanges that are still open. */
  readonly openProgress: number
  /** An exchange is over, or something has come for one that was. */
  readonly onFinished: (exchangeId: string) => void
  /** A newer entry takes the place of this one. */
  readonly onReplaced: (sequence: number) => void
}): ExchangeShelf {
  const { openProgress, onFinished, onReplaced } = options
  const open = new Map<string, Shelved>()
  // In the order in which they ended.
  const finished = new Map<string, Finished>()
  // Of open exchanges, oldest first: a server that trickles can make any number of them.
  const progress = new Map<number, Shelved>()

  const finish = (id: string, { sequences, sides, annotation }: Shelved): void => {
    open.delete(id)
    finished.set(id, { sequences: [...sequences], sides, annotation })
    for (const sequence of sequences) progress.delete(sequence)
    onFinished(id)
  }

  const takeProgress = (): readonly number[] => {
    const taken: number[] = []
    const spared = new Map<number, Shelved>()
    for (const [sequence, shelved] of progress) {
      if (progress.size + spared.size <= openProgress * 0.9) break
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
  const sidesOf = (exchangeId: string): readonly BodySide[] =>
    (open.get(exchangeId) ?? finished.get(exchangeId))?.sides ?? noSide

  return {
    add: (entry) => {
      const id = entry.exchangeId
      const late = finished.get(id)
      if (late) {
        const old = entry.kind === 'annotation' ? late.annotation : undefined
        if (old !== undefined) {
          late.sequences.splice(late.sequences.indexOf(old), 1)
          onReplaced(old)
        }
        if (entry.kind === 'annotation') late.annotation = entry.sequence
        late.sequences.push(entry.sequence)
        late.sides = sidesAfter(late.sides, entry)
        onFinished(id)
        return true
      }
      const shelved = open.get(id) ?? begin(entry)
      if (!shelved) return false
      open.set(id, shelved)
      shelved.sequences.add(entry.sequence)
      shelved.sides = sidesAfter(shelved.sides, entry)
      if (entry.kind === 'annotation') {
        if (shelved.annotation !== undefined && shelved.sequences.delete(shelved.annotation)) {
          onReplaced(shelved.annotation)
        }
        shelved.annotation = entry.sequence
      }
      if (isPart(entry)) shelved.newestPart = entry.sequence
      if (isProgress(entry)) progress.set(entry.sequence, shelved)
      if (isLast(entry)) finish(id, shelved)
      return true
    },
    addFinished: (exchangeId, exchange) => {
      finished.set(exchangeId, exchange)
    },
    endSession: (sessionId) => {
      for (const [id, shelved] of open) if (shelved.sessionId === sessionId) finish(id, shelved)
    },
    sequencesOf: (id) => finished.get(id)?.sequences ?? [...(open.get(id)?.sequences ?? [])],
    bodies: () => {
      const all = [...finished, ...open].flatMap(([exchangeId, { sequences, sides }]) => {
        const [first = 0] = sequences
        return sides.length === 0 ? [] : [{ exchangeId, sides, first }]
      })
      return all.toSorted((a, b) => a.first - b.first)
    },
    sidesOf,
    count: () => open.size + finished.size,
    finishedCount: () => finished.size,
    *takeFinished() {
      for (const [exchangeId, { sequences }] of finished) {
        finished.delete(exchangeId)
        yield { exchangeId, sequences }
      }
    },
    // Down to nine tenths at once, so that the next entry does not evict again.
    evictProgress: () => (progress.size > openProgress ? takeProgress() : []),
  }
}

function begin(entry: ExchangeEntry): Shelved | undefined {
  if (entry.kind !== 'request') return undefined
  return {
    sessionId: entry.sessionId,
    sequences: new Set(),
    newestPart: undefined,
    sides: noSide,
    annotation: undefined,
  }
}

const isPart = (entry: ExchangeEntry): boolean => entry.kind === 'wire' && entry.event.type === 'body-part'

const isProgress = (entry: ExchangeEntry): boolean =>
  isPart(entry) ||
  ((entry.kind === 'delivered' || entry.kind === 'withheld') && entry.event.phase === 'progress')

function isLast(entry: ExchangeEntry): boolean {
  if (entry.kind === 'cancel') return true
  return (entry.kind === 'delivered' || entry.kind === 'withheld') && entry.event.phase === 'ended'
}
