import { useMemo, useRef, useState } from 'react'
import { useModel, useView } from '../../context.ts'
import {
  hideColumn,
  moveColumn,
  nextSort,
  resizeColumn,
  shiftColumn,
  sortBy,
} from '../columns/column-actions.ts'
import type { Column } from '../columns/column.ts'
import type { HeaderActions } from './header-cell.tsx'
import { HeaderCell } from './header-cell.tsx'

type ListHeaderProps = { readonly columns: readonly Column[] }

/** The heads of the columns: one row with a tab stop of its own, arrows go from head to head. */
export function ListHeader({ columns }: ListHeaderProps) {
  const { view } = useModel()
  const sort = useView((state) => state.sort)
  const row = useRef<HTMLDivElement>(null)
  const [focusedKey, setFocusedKey] = useState<string | undefined>(undefined)
  const tabStop = columns.some(({ key }) => key === focusedKey) ? focusedKey : columns[0]?.key

  const actions = useMemo((): HeaderActions => {
    const keys = columns.map(({ key }) => key)
    const headOf = (key: string | undefined): HTMLElement | null =>
      key === undefined ? null : (row.current?.querySelector(`[data-column="${CSS.escape(key)}"]`) ?? null)
    return {
      order: (key) => {
        if (columns.find((it) => it.key === key)?.isAction !== true) {
          sortBy(view, nextSort(view.getState().sort, key))
        }
      },
      focus: (key, to) => {
        const at = keys.indexOf(key)
        const index = { left: at - 1, right: at + 1, first: 0, last: keys.length - 1 }[to]
        headOf(keys[index])?.focus()
      },
      shift: (key, by) => {
        shiftColumn(view, key, by)
        requestAnimationFrame(() => headOf(key)?.focus())
      },
      resizeBy: (key, px) => {
        const widthPx = view.getState().columns.find((it) => it.key === key)?.widthPx
        if (widthPx !== undefined) resizeColumn(view, key, widthPx + px)
      },
      hide: (key) => {
        const next = keys[keys.indexOf(key) + 1] ?? keys.at(-2)
        hideColumn(view, key)
        requestAnimationFrame(() => headOf(next)?.focus())
      },
      drop: (key, before) => moveColumn(view, key, before),
      leave: () => row.current?.closest<HTMLElement>('.list')?.focus(),
    }
  }, [columns, view])

  return (
    <div role="rowgroup" className="list-head">
      <div ref={row} role="row" className="list-columns" aria-rowindex={1}>
        {columns.map((column, index) => (
          <HeaderCell
            key={column.key}
            column={column}
            place={index + 1}
            sort={sort}
            isTabStop={column.key === tabStop}
            actions={actions}
            onFocus={setFocusedKey}
          />
        ))}
      </div>
    </div>
  )
}
