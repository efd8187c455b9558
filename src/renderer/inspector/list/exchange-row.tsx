import { X } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { memo } from 'react'
import { isOpen } from '../../../shared/exchange.ts'
import { useModel, useRow, useView } from '../context.ts'
import { formatBytes, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { requestName } from '../describe/request-name.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { statusOf, toneOf } from '../../../shared/describe/status.ts'
import { FindingMark } from '../findings/finding-mark.tsx'
import type { ColumnKey } from './columns.ts'
import { columnIndex } from './columns.ts'
import { Elapsed } from './elapsed.tsx'
import { ProgressCell } from './progress-cell.tsx'
import { StateMark } from './state-mark.tsx'

export const rowElementId = (exchangeId: string): string => `exchange-${exchangeId}`

type ExchangeRowProps = {
  readonly id: string
  /** 0-based, among the shown exchanges. */
  readonly index: number
  readonly topPx: number
  /** The first request of another launch than the row above. */
  readonly isSessionStart: boolean
  readonly onOpen: (id: string) => void
}

/** Renders again when its own exchange, its place or its selection changes, and at nothing else. */
export const ExchangeRow = memo(function ExchangeRow(props: ExchangeRowProps) {
  const { id, index, topPx, isSessionStart, onOpen } = props
  const exchange = useRow(id)
  const isSelected = useView((view) => view.selectedId === id)
  if (exchange === undefined) return null
  const { request } = exchange
  const { name, host } = requestName(request.url)
  return (
    // The grid around it takes the keyboard: one tab stop for the whole list.
    <div
      className="list-row"
      role="row"
      id={rowElementId(id)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-exchange-id={id}
      data-state={exchange.state}
      data-tone={toneOf(exchange)}
      data-session-start={isSessionStart || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onOpen(id)}
    >
      <Cell column="mark">
        <StateMark exchange={exchange} />
      </Cell>
      <Cell column="status">
        <span className="status-number">{statusOf(exchange) ?? '–'}</span>
      </Cell>
      <Cell column="method">{request.method}</Cell>
      <Cell column="api">{request.api}</Cell>
      <Cell column="name" title={shorten(request.url, 2000)}>
        <span className="request-title">
          <bdi className="request-name">{name}</bdi>
          {host !== '' && <bdi className="request-host">{host}</bdi>}
        </span>
        <FindingMark exchange={exchange} />
      </Cell>
      <Cell column="progress">
        <ProgressCell exchange={exchange} />
      </Cell>
      <Cell column="size" title={formatExactBytes(exchange.receivedBytes)}>
        {formatBytes(exchange.head === undefined ? -1 : exchange.receivedBytes)}
      </Cell>
      <Cell column="time">
        <Elapsed exchange={exchange} />
      </Cell>
      <Cell column="cancel">
        {isOpen(exchange) && <CancelButton id={id} label={`Cancel ${request.method} ${name}`} />}
      </Cell>
    </div>
  )
})

type CellProps = { readonly column: ColumnKey; readonly title?: string; readonly children: ReactNode }

function Cell({ column, title, children }: CellProps) {
  return (
    <div
      className={`list-cell list-${column}`}
      role="gridcell"
      aria-colindex={columnIndex(column)}
      title={title}
    >
      {children}
    </div>
  )
}

function CancelButton({ id, label }: { readonly id: string; readonly label: string }) {
  const { actions } = useModel()
  const cancel = (event: MouseEvent): void => {
    event.stopPropagation()
    void actions.cancel(id)
  }
  return (
    <button
      type="button"
      className="row-button"
      tabIndex={-1}
      aria-label={label}
      title={`${label} (X)`}
      // The button goes away with its request: the focus stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={cancel}
    >
      <X size={14} aria-hidden />
    </button>
  )
}
