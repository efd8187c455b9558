import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { Exchange } from '../../../shared/exchange.ts'
import { applyEntriesToExchange } from '../../../shared/exchange.ts'
import type { LogEntry } from '../../../shared/log-entry.ts'
import type { TrafficClient } from '../client.ts'
import type { BytePoint, ByteSeries } from './byte-series.ts'
import { addBytePoint } from './byte-series.ts'

/** An exchange that is looked at. `gone`: the log keeps nothing of it any more. */
export type Detail =
  | { readonly state: 'loading' }
  /** `bytes` is changed in place: the exchange is another one whenever it was. */
  | { readonly state: 'ready'; readonly exchange: Exchange; readonly bytes: ByteSeries }
  | { readonly state: 'gone' }
  | { readonly state: 'failed'; readonly problem: string }

export type DetailsStore = StoreApi<{ readonly byId: ReadonlyMap<string, Detail> }>

/** The whole exchanges of which something is shown: read from the log when they are wanted, and kept up with it. */
export type Details = {
  readonly store: DetailsStore
  /** Wants an exchange until the returned function is called. */
  readonly watch: (id: string) => () => void
  /** Told every entry that arrives. */
  readonly apply: (entries: readonly LogEntry[]) => void
  /** The log was read anew: what it forgot is gone. */
  readonly reload: () => void
}

type Watched = {
  watchers: number
  /** Entries that came while the exchange was asked for; undefined once it is there. */
  waiting: LogEntry[] | undefined
  sequence: number
  exchange: Exchange | undefined
  bytes: BytePoint[]
}

export function createDetails(traffic: Pick<TrafficClient, 'entriesOf'>): Details {
  const store: DetailsStore = createStore(() => ({ byId: new Map<string, Detail>() }))
  const watched = new Map<string, Watched>()

  const show = (changes: ReadonlyMap<string, Detail | undefined>): void => {
    if (changes.size === 0) return
    const byId = new Map(store.getState().byId)
    for (const [id, detail] of changes) {
      if (detail === undefined) byId.delete(id)
      else byId.set(id, detail)
    }
    store.setState({ byId })
  }

  const fold = (it: Watched, entries: readonly LogEntry[]): void => {
    const added = entries.filter(({ sequence }) => sequence > it.sequence)
    it.sequence = added.at(-1)?.sequence ?? it.sequence
    for (const entry of added) addBytePoint(it.bytes, entry)
    it.exchange = applyEntriesToExchange(it.exchange, added, 1)
  }

  const load = async (id: string, it: Watched): Promise<void> => {
    it.waiting ??= []
    const outcome = await traffic.entriesOf({ exchangeId: id })
    if (watched.get(id) !== it) return
    const waiting = it.waiting ?? []
    it.waiting = undefined
    if (!outcome.ok) {
      show(new Map([[id, { state: 'failed', problem: outcome.error.message }]]))
      return
    }
    it.exchange = undefined
    it.bytes = []
    it.sequence = 0
    fold(it, outcome.value.entries)
    fold(it, waiting)
    show(new Map([[id, detailOf(it)]]))
  }

  return {
    store,
    watch: (id) => {
      const it = watched.get(id) ?? newlyWatched()
      it.watchers += 1
      if (it.watchers === 1) {
        watched.set(id, it)
        show(new Map([[id, { state: 'loading' }]]))
        void load(id, it)
      }
      let isWatching = true
      return () => {
        if (!isWatching) return
        isWatching = false
        it.watchers -= 1
        if (it.watchers > 0) return
        watched.delete(id)
        show(new Map([[id, undefined]]))
      }
    },
    apply: (entries) => {
      if (watched.size === 0) return
      const changed = new Map<string, Detail>()
      for (const [id, it] of watched) {
        const own = entries.filter((entry) => 'exchangeId' in entry && entry.exchangeId === id)
        if (own.length === 0) continue
        if (it.waiting !== undefined) it.waiting.push(...own)
        else {
          fold(it, own)
          changed.set(id, detailOf(it))
        }
      }
      show(changed)
    },
    reload: () => {
      for (const [id, it] of watched) void load(id, it)
    },
  }
}

const newlyWatched = (): Watched => ({
  watchers: 0,
  waiting: undefined,
  sequence: 0,
  exchange: undefined,
  bytes: [],
})

const detailOf = ({ exchange, bytes }: Watched): Detail =>
  exchange === undefined ? { state: 'gone' } : { state: 'ready', exchange, bytes }
