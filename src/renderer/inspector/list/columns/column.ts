import type { ReactNode } from 'react'
import type { Row } from '../../rows/row.ts'

/** What there is to know of a column. Its place, its width and whether it is shown are the view's. */
export type Column = {
  readonly key: string
  /** In the header and in menus. */
  readonly label: string
  /** What its cells tell, in one sentence. */
  readonly title: string
  readonly widthPx: number
  readonly leastPx: number
  readonly align?: 'end'
  /** Its header is read out and not drawn. */
  readonly isIcon?: true
  readonly isFixed?: true
  /** Its cells have no value to sort or to filter by. */
  readonly isAction?: true
  /** What a cell says, for copying and for its tooltip; empty when there is nothing to say. */
  readonly text: (row: Row) => string
  /** The cell shows no text: what it says is for tooltips and screen readers. */
  readonly isWordless?: true
  /** What a cell draws when that is more than its text. */
  readonly draw?: (row: Row) => ReactNode
  /** More than the text says. */
  readonly tooltip?: (row: Row) => string
}

export const mostColumnPx = 2000
