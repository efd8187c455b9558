import { ContextMenu } from '@base-ui/react/context-menu'
import { ColumnItems } from './column-items.tsx'
import { RowItems } from './row-items.tsx'
import type { ListMenuState } from './use-list-menu.ts'

/** The list's one context menu: of a column's head, or of a row. */
export function ListMenu({ menu: { target } }: { readonly menu: ListMenuState }) {
  return (
    <ContextMenu.Portal>
      <ContextMenu.Positioner className="choice-place">
        <ContextMenu.Popup className="choice-popup menu-popup">
          {target?.kind === 'column' && <ColumnItems columnKey={target.key} />}
          {target?.kind === 'row' && <RowItems id={target.id} columnKey={target.columnKey} />}
        </ContextMenu.Popup>
      </ContextMenu.Positioner>
    </ContextMenu.Portal>
  )
}
