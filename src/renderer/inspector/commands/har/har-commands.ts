import { say } from '../../state/toast-store.ts'
import type { Command } from '../command.ts'
import { openDialog } from '../dialogs-store.ts'
import { hasSelection, selectedIds } from '../selected-ids.ts'

export const harCommands: readonly Command[] = [
  {
    id: 'traffic.export-har',
    title: 'Export as HAR…',
    group: 'Traffic',
    keys: ['$mod+e'],
    alsoKnownAs: 'archive save session share',
    needs: 'The list is empty',
    isAvailable: ({ exchanges }) => exchanges.getState().ledger.ids.length > 0,
    run: (model) => openDialog(model.dialogs, { kind: 'export-har', exchangeIds: selectedIds(model) }),
  },
  {
    id: 'traffic.export-selected',
    title: 'Export Selected as HAR…',
    group: 'Request',
    alsoKnownAs: 'archive save share',
    needs: 'Select a request',
    isAvailable: hasSelection,
    run: (model) =>
      openDialog(model.dialogs, { kind: 'export-har', exchangeIds: selectedIds(model), isOfSelected: true }),
  },
  {
    id: 'traffic.import-har',
    title: 'Import HAR…',
    group: 'Traffic',
    keys: ['$mod+i'],
    alsoKnownAs: 'archive open load session',
    isAvailable: () => true,
    run: ({ actions, toasts }) => {
      void actions.importHar().then((isRead) => isRead && say(toasts, 'Imported'))
    },
  },
]
