import type { Command } from '../commands/command.ts'
import { openDialog } from '../commands/dialogs-store.ts'
import { selectedIds } from '../commands/selected-ids.ts'

export const compareCommands: readonly Command[] = [
  {
    id: 'traffic.compare',
    title: 'Compare Two Requests',
    group: 'Request',
    keys: ['c'],
    alsoKnownAs: 'diff difference',
    needs: 'Select two requests',
    isAvailable: ({ selection }) => selection.store.getState().ids.size === 2,
    run: (model) => {
      const [leftId, rightId] = selectedIds(model)
      if (leftId === undefined || rightId === undefined) return
      openDialog(model.dialogs, { kind: 'compare', leftId, rightId })
    },
  },
]
