import type { InspectorModel } from '../state/model.ts'

/** What a command is about: the selected exchanges, in the order of the log. */
export function selectedIds({ view, exchanges }: InspectorModel): readonly string[] {
  const { selectedId } = view.getState()
  return selectedId !== undefined && exchanges.getState().ledger.byId.has(selectedId) ? [selectedId] : []
}

export const hasSelection = (model: InspectorModel): boolean => selectedIds(model).length > 0
