import type { MouseEvent } from 'react'
import { useEffect, useMemo } from 'react'
import { useModel } from '../context.ts'
import type { Lines } from '../rows/lines.ts'
import { openDetail } from '../state/view-store.ts'
import { filterByCell } from './filter-by-cell.ts'
import { foldGroup } from './fold-group.ts'

type GridPointerDeps = {
  readonly lines: Lines
  readonly release: () => void
  readonly setFocusedGroup: (key: string | undefined) => void
}

type GridPointer = {
  readonly onClick: (event: MouseEvent) => void
  readonly onPointerEnter: () => void
  readonly onPointerLeave: () => void
}

/** What a row or a group head under the pointer does. One listener for all of them; while it is there nothing moves. */
export function useGridPointer({ lines, release, setFocusedGroup }: GridPointerDeps): GridPointer {
  const { view, selection, list } = useModel()
  useEffect(() => () => list.release('pointer'), [list])
  return useMemo(
    () => ({
      onPointerEnter: () => list.hold('pointer'),
      onPointerLeave: () => list.release('pointer'),
      onClick: (event) => {
        const { group, id, columnKey } = placeOf(event.target)
        if (group !== undefined) {
          setFocusedGroup(group)
          foldGroup(view, group)
        }
        if (id === undefined) return
        setFocusedGroup(undefined)
        if (event.altKey && columnKey !== undefined) {
          const line = lines.at(lines.indexOf(id))
          if (line?.kind === 'row') filterByCell(view, columnKey, line.row)
          return
        }
        if (event.shiftKey) selection.extendTo(id)
        else if (event.ctrlKey || event.metaKey) selection.toggle(id)
        else {
          selection.only(id)
          openDetail(view, id)
        }
        // What the person looks at must not run away with the newest rows.
        if (lines.indexOf(id) < lines.count - 1) release()
      },
    }),
    [lines, release, setFocusedGroup, view, selection, list],
  )
}

export type GridPlace = {
  readonly group?: string | undefined
  readonly id?: string | undefined
  readonly columnKey?: string | undefined
  readonly isHeader?: boolean
}

/** What of the list an element is in. */
export function placeOf(target: EventTarget | null): GridPlace {
  if (!(target instanceof Element)) return {}
  const find = (attribute: string): string | undefined =>
    target.closest(`[${attribute}]`)?.getAttribute(attribute) ?? undefined
  return {
    group: find('data-group-key'),
    id: find('data-exchange-id'),
    columnKey: find('data-column'),
    isHeader: target.closest('.list-head') !== null,
  }
}
