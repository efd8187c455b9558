import type { Command } from '../commands/command.ts'
import type { InspectorModel } from '../state/model.ts'
import { detailTabs } from '../state/view-storage.ts'
import { noteFieldId } from './note-field.ts'

const needs = 'Select a request'

const selectedRow = ({ view, exchanges }: InspectorModel) =>
  exchanges.getState().ledger.byId.get(view.getState().selectedId ?? '')

const isSelected = (model: InspectorModel): boolean => selectedRow(model) !== undefined

function turnTabs({ view }: InspectorModel, by: 1 | -1): void {
  const { detailTab } = view.getState()
  const next = (detailTabs.indexOf(detailTab) + by + detailTabs.length) % detailTabs.length
  view.setState({ detailTab: detailTabs[next] ?? 'overview', isDetailOpen: true })
}

/** The details of the selected exchange. */
export const detailCommands: readonly Command[] = [
  {
    id: 'detail.next-tab',
    title: 'Details: Next Tab',
    group: 'View',
    keys: [']'],
    needs,
    isAvailable: isSelected,
    run: (model) => turnTabs(model, 1),
  },
  {
    id: 'detail.previous-tab',
    title: 'Details: Previous Tab',
    group: 'View',
    keys: ['['],
    needs,
    isAvailable: isSelected,
    run: (model) => turnTabs(model, -1),
  },
  {
    id: 'detail.write-note',
    title: 'Write a Note in the Details',
    group: 'View',
    alsoKnownAs: 'comment annotate remember',
    needs,
    isAvailable: isSelected,
    run: ({ view }) => {
      view.setState({ detailTab: 'overview', isDetailOpen: true })
      focusSoon(noteFieldId)
    },
  },
]

/** The details may have to be read first. */
function focusSoon(id: string, frames = 60): void {
  const element = document.getElementById(id)
  if (element !== null) element.focus()
  else if (frames > 0) requestAnimationFrame(() => focusSoon(id, frames - 1))
}
