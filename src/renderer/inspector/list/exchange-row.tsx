import { memo } from 'react'
import { toneOf } from '../../../shared/describe/status.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import type { Row } from '../rows/row.ts'
import type { Column } from './columns/column.ts'

export const rowElementId = (exchangeId: string): string => `exchange-${exchangeId}`

type ExchangeRowProps = {
  readonly row: Row
  readonly columns: readonly Column[]
  /** 0-based, among the lines of the list. */
  readonly index: number
  readonly topPx: number
  readonly isSelected: boolean
  /** The keyboard is here. */
  readonly isFocused: boolean
  /** The first request of another launch than the row above. */
  readonly isSessionStart: boolean
  readonly isInGroup: boolean
}

const mostCellCharacters = 400

/** Renders again when its own exchange, its place or its selection changes, and at nothing else. */
export const ExchangeRow = memo(function ExchangeRow(props: ExchangeRowProps) {
  const { row, columns, index, topPx, isSelected, isFocused, isSessionStart, isInGroup } = props
  return (
    // The grid around it takes the keyboard and the clicks: one tab stop for the whole list.
    <div
      className="list-row"
      role="row"
      id={rowElementId(row.id)}
      aria-rowindex={index + 2}
      aria-level={isInGroup ? 2 : undefined}
      aria-selected={isSelected}
      data-exchange-id={row.id}
      data-state={row.state}
      data-tone={toneOf(row)}
      data-marked={row.annotation?.mark}
      data-focused={isFocused || undefined}
      data-session-start={isSessionStart || undefined}
      style={{ top: topPx }}
    >
      {columns.map((column, place) => (
        <Cell key={column.key} column={column} place={place + 1} row={row} />
      ))}
    </div>
  )
})

type CellProps = { readonly column: Column; readonly place: number; readonly row: Row }

function Cell({ column, place, row }: CellProps) {
  const { key, draw, tooltip, text, isWordless } = column
  const words = draw === undefined ? text(row) : undefined
  const told = tooltip?.(row) || words
  const title = told === undefined || told === '' ? undefined : shorten(told, 2000)
  return (
    <div
      className={`list-cell list-${key}`}
      role="gridcell"
      aria-colindex={place}
      aria-label={isWordless === true ? title : undefined}
      data-column={key}
      data-align={column.align}
      title={title}
    >
      {isWordless !== true && (draw?.(row) ?? shorten(words ?? '', mostCellCharacters))}
    </div>
  )
}
