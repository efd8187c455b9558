import type { Row } from './row.ts'

/** Rows under one head: of one host, or of one line of the app's code. */
export type RowGroup = {
  /** Stable while the grouping is: what `View.foldedGroups` names. */
  readonly key: string
  readonly title: string
  readonly count: number
  readonly openCount: number
  readonly failedCount: number
  readonly receivedBytes: number
  readonly isFolded: boolean
}

/** One line of the list. */
export type Line =
  { readonly kind: 'row'; readonly row: Row } | { readonly kind: 'group'; readonly group: RowGroup }

/**
 * What the list shows, filtered, sorted and grouped, in its order. Changed in place: a component watches the
 * `revision` of the list's store.
 */
export type Lines = {
  readonly count: number
  readonly at: (index: number) => Line | undefined
  /** Of an exchange's row; -1 when the filter hides it or its group is folded. */
  readonly indexOf: (exchangeId: string) => number
}
