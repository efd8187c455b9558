import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { BodyFound } from '../client.ts'

export const searchScopes = ['shown', 'selected', 'all'] as const
export type SearchScope = (typeof searchScopes)[number]

/** What is found of one exchange, both of its bodies. */
export type FoundGroup = { readonly exchangeId: string; readonly found: readonly BodyFound[] }

export type SearchRun = {
  readonly state: 'running' | 'done' | 'stopped' | 'failed'
  readonly text: string
  readonly searchedBodies: number
  readonly totalBodies: number
  readonly problem: string | undefined
}

/** The search in bodies and what it has found; lasts as long as the window. */
export type SearchState = {
  readonly text: string
  readonly isRegex: boolean
  readonly isCaseSensitive: boolean
  readonly scope: SearchScope
  /** The search that runs or ran last. */
  readonly run: SearchRun | undefined
  readonly groups: readonly FoundGroup[]
  readonly foundCount: number
  /** The line that the keyboard is on. */
  readonly active: number
}

export type SearchStore = StoreApi<SearchState>

export const createSearchStore = (): SearchStore =>
  createStore<SearchState>(() => ({
    text: '',
    isRegex: false,
    isCaseSensitive: false,
    scope: 'shown',
    run: undefined,
    groups: [],
    foundCount: 0,
    active: 0,
  }))

/** The groups with more in them; those that get nothing stay the same objects. */
export function withFound(groups: readonly FoundGroup[], found: readonly BodyFound[]): readonly FoundGroup[] {
  if (found.length === 0) return groups
  const places = new Map(groups.map(({ exchangeId }, index) => [exchangeId, index]))
  const next = groups.slice()
  const fresh = new Map<string, BodyFound[]>()
  for (const it of found) {
    const own = fresh.get(it.exchangeId)
    if (own === undefined) fresh.set(it.exchangeId, [it])
    else own.push(it)
  }
  for (const [exchangeId, own] of fresh) {
    const place = places.get(exchangeId)
    if (place === undefined) next.push({ exchangeId, found: own })
    else next[place] = { exchangeId, found: [...(groups[place]?.found ?? []), ...own] }
  }
  return next
}
