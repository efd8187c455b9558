import type { BodyFound } from '../../shared/contract/traffic.ts'
import type { SearchText } from './part-search.ts'

/** Where something was found in a body. */
export type Place = Omit<BodyFound, 'exchangeId' | 'side'>

/** What the thread is started with. */
export type SearchStart = SearchText

/** One part of a body. The next is sent when this one was answered. */
export type SearchPart = {
  readonly bytes: Uint8Array
  /** It begins a body; what was searched before is over. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

export type SearchAnswer =
  | { readonly kind: 'ready' }
  /** `isFull`: no more of this body is needed. */
  | { readonly kind: 'searched'; readonly places: readonly Place[]; readonly isFull: boolean }
  | { readonly kind: 'failed'; readonly problem: string }
