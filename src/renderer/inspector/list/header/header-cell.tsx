import { ArrowDown, ArrowUp } from 'lucide-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import type { Sort } from '../../state/view-storage.ts'
import type { Column } from '../columns/column.ts'
import { AxisWords } from '../waterfall/axis-words.tsx'
import { ColumnsButton } from './columns-button.tsx'
import { ResizeHandle } from './resize-handle.tsx'

export type HeaderActions = {
  readonly order: (key: string) => void
  readonly focus: (key: string, to: 'left' | 'right' | 'first' | 'last') => void
  readonly shift: (key: string, by: -1 | 1) => void
  readonly resizeBy: (key: string, px: number) => void
  readonly hide: (key: string) => void
  /** Puts the column `key` before the column `before`. */
  readonly drop: (key: string, before: string) => void
  readonly leave: () => void
}

type HeaderCellProps = {
  readonly column: Column
  /** 1-based, as `aria-colindex` counts. */
  readonly place: number
  readonly sort: Sort | undefined
  readonly isTabStop: boolean
  readonly actions: HeaderActions
  readonly onFocus: (key: string) => void
}

const dragType = 'application/x-coronagraph-column'
const stepPx = 8

/** A column's head: sorts by a click, is dragged to another place, and does all of it by keyboard. */
export function HeaderCell({ column, place, sort, isTabStop, actions, onFocus }: HeaderCellProps) {
  const { key, label, title } = column
  const [isTarget, setTarget] = useState(false)
  const isSorted =
    sort !== undefined && (sort.key === key || (key === 'waterfall' && sort.key.startsWith('waterfall-')))
  const direction = isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return
    const act = actOf(event, column, actions)
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(dragType)) return
    event.preventDefault()
    setTarget(true)
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setTarget(false)
    actions.drop(event.dataTransfer.getData(dragType), key)
  }

  return (
    <div
      role="columnheader"
      className={`list-cell list-head-cell list-${key}`}
      aria-colindex={place}
      aria-sort={column.isAction === true ? undefined : direction}
      tabIndex={isTabStop ? 0 : -1}
      title={`${label}: ${title}`}
      data-column={key}
      data-align={column.align}
      data-icon={column.isIcon}
      data-drop={isTarget || undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, key)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={onDragOver}
      onDragLeave={() => setTarget(false)}
      onDrop={onDrop}
      onClick={() => actions.order(key)}
      onKeyDown={onKeyDown}
      onFocus={() => onFocus(key)}
    >
      <span className={column.isIcon === true ? 'visually-hidden' : 'list-head-label'}>{label}</span>
      {isSorted &&
        (sort.isDescending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
      {key === 'waterfall' && <AxisWords />}
      {key === 'cancel' && <ColumnsButton />}
      {column.isFixed !== true && <ResizeHandle columnKey={key} />}
    </div>
  )
}

function actOf(
  { key, shiftKey, altKey }: KeyboardEvent,
  column: Column,
  actions: HeaderActions,
): (() => void) | undefined {
  const step = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : undefined
  if (step !== undefined && altKey) return () => actions.shift(column.key, step)
  if (step !== undefined && shiftKey) return () => actions.resizeBy(column.key, step * stepPx)
  if (step !== undefined) return () => actions.focus(column.key, step < 0 ? 'left' : 'right')
  if (altKey || shiftKey) return undefined
  switch (key) {
    case 'Enter':
    case ' ':
      return () => actions.order(column.key)
    case 'Home':
      return () => actions.focus(column.key, 'first')
    case 'End':
      return () => actions.focus(column.key, 'last')
    case 'ArrowDown':
      return actions.leave
    case 'Delete':
      return () => actions.hide(column.key)
    default:
      return undefined
  }
}
