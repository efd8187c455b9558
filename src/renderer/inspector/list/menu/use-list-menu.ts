import type { MouseEvent } from 'react'
import { useEffect, useState } from 'react'
import { useModel } from '../../context.ts'
import { placeOf } from '../use-grid-pointer.ts'

/** What the menu is about: a column, or a row and the cell of it that was pressed. */
export type MenuTarget =
  | { readonly kind: 'column'; readonly key: string }
  | { readonly kind: 'row'; readonly id: string; readonly columnKey: string | undefined }

export type ListMenuState = {
  readonly target: MenuTarget | undefined
  readonly root: { readonly onOpenChange: (isOpen: boolean) => void }
  readonly onContextMenuCapture: (event: MouseEvent<HTMLElement>) => void
}

/** Finds out what was pressed before the menu opens. By keyboard the press is on the list: it means the active row. */
export function useListMenu(): ListMenuState {
  const { selection, list } = useModel()
  const [target, setTarget] = useState<MenuTarget | undefined>(undefined)
  useEffect(() => () => list.release('menu'), [list])

  const onContextMenuCapture = (event: MouseEvent<HTMLElement>): void => {
    const { id, columnKey, isHeader } = placeOf(event.target)
    if (isHeader === true && columnKey !== undefined) setTarget({ kind: 'column', key: columnKey })
    else if (id !== undefined) {
      if (!selection.store.getState().ids.has(id)) selection.only(id)
      setTarget({ kind: 'row', id, columnKey })
    } else {
      event.preventDefault()
      event.stopPropagation()
      if (event.target === event.currentTarget) pressActiveRow(event.currentTarget)
    }
  }

  return {
    target,
    root: {
      onOpenChange: (isOpen) => {
        if (isOpen) list.hold('menu')
        else list.release('menu')
      },
    },
    onContextMenuCapture,
  }
}

function pressActiveRow(list: HTMLElement): void {
  const row = document.getElementById(list.getAttribute('aria-activedescendant') ?? '')
  if (row === null) return
  const { left, bottom } = row.getBoundingClientRect()
  const place = { clientX: left + 48, clientY: bottom - 6 }
  row.dispatchEvent(new globalThis.MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...place }))
}
