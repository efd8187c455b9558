import type { Row } from '../rows/row.ts'

/** What a filter may ask besides the row itself. */
export type FilterContext = {
  /** The log's time: how long an open request has run. */
  readonly nowMs: number
  /** Of the newest launch. */
  readonly sessionId: string | undefined
  readonly isImported: (sessionId: string) => boolean
  readonly hasFinding: (row: Row) => boolean
}

export type Matcher = (row: Row, context: FilterContext) => boolean

/** What its answer hangs on besides the row: when that changes, all rows are asked again. */
export type FilterNeed = 'time' | 'session' | 'findings'

/** One word of a filter, and where it stands in the text. */
export type FilterTerm = {
  readonly from: number
  readonly to: number
  /** As it was written, with its `-` and its quotes. */
  readonly text: string
  /** Lower case; undefined for free text and regular expressions. */
  readonly key?: string
  readonly isNegated: boolean
}

/** A term that says nothing. The rest of the filter holds without it. */
export type FilterProblem = { readonly from: number; readonly to: number; readonly message: string }

export type CompiledFilter = {
  readonly text: string
  readonly terms: readonly FilterTerm[]
  readonly problems: readonly FilterProblem[]
  /** It shows everything: there is no term, or none that says something. */
  readonly isEmpty: boolean
  /** Equal for texts that ask the same. */
  readonly meaning: string
  readonly needs: ReadonlySet<FilterNeed>
  readonly matches: Matcher
}
