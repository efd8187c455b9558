import type { Row } from '../rows/row.ts'
import type { InspectorModel } from '../state/model.ts'

/** What a command is about: the selected exchanges that are shown, in the order of the list. */
export const selectedIds = ({ selection }: InspectorModel): readonly string[] => selection.shown()

export const hasSelection = ({ selection }: InspectorModel): boolean =>
  selection.store.getState().ids.size > 0

/** Cheap, since it is asked at every change: it ends at the first. */
export function hasSelected(
  { selection, exchanges }: InspectorModel,
  isWanted: (row: Row) => boolean,
): boolean {
  const { byId } = exchanges.getState().ledger
  for (const id of selection.store.getState().ids) {
    const row = byId.get(id)
    if (row !== undefined && isWanted(row)) return true
  }
  return false
}
