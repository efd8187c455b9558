import { marks, type Mark } from '../../../shared/log-entry.ts'
import { editAndResend, replaySelected } from '../resend/resend-selected.ts'
import type { Command } from './command.ts'
import { copyCommands } from './copy-commands.ts'
import { openDialog } from './dialogs-store.ts'
import { hasSelected, hasSelection, selectedIds } from './selected-ids.ts'

const selectOne = 'Select a request'

const markTitle = (mark: Mark): string => `Mark ${mark.slice(0, 1).toUpperCase()}${mark.slice(1)}`

const markCommands: readonly Command[] = [
  ...marks.map((mark, index): Command => ({
    id: `request.mark-${mark}`,
    title: markTitle(mark),
    group: 'Request',
    keys: [String(index + 1)],
    alsoKnownAs: 'colour flag pin',
    needs: selectOne,
    isAvailable: hasSelection,
    run: (model) => void model.actions.annotate(selectedIds(model), { mark }),
  })),
  {
    id: 'request.unmark',
    title: 'Take the Mark Away',
    group: 'Request',
    keys: ['0'],
    alsoKnownAs: 'unmark colour none',
    needs: 'Select a request with a mark',
    isAvailable: (model) => hasSelected(model, ({ annotation }) => annotation?.mark !== undefined),
    run: (model) => void model.actions.annotate(selectedIds(model), { mark: null }),
  },
]

/** What can be done with the selected requests. */
export const requestCommands: readonly Command[] = [
  {
    id: 'request.replay',
    title: 'Replay',
    group: 'Request',
    keys: ['r'],
    alsoKnownAs: 'resend send again repeat',
    needs: selectOne,
    isAvailable: hasSelection,
    run: replaySelected,
  },
  {
    id: 'request.edit',
    title: 'Edit and Resend…',
    group: 'Request',
    keys: ['e'],
    alsoKnownAs: 'compose change send again',
    needs: 'Select one request',
    isAvailable: ({ selection }) => selection.store.getState().ids.size === 1,
    run: (model) => void editAndResend(model),
  },
  {
    id: 'request.note',
    title: 'Note…',
    group: 'Request',
    keys: ['m'],
    alsoKnownAs: 'comment annotate',
    needs: selectOne,
    isAvailable: hasSelection,
    run: (model) => openDialog(model.dialogs, { kind: 'note', exchangeIds: selectedIds(model) }),
  },
  ...markCommands,
  {
    id: 'request.save-response',
    title: 'Save Response Body…',
    group: 'Request',
    keys: ['s'],
    alsoKnownAs: 'download file disk',
    needs: 'Select one request that was answered',
    isAvailable: (model) =>
      model.selection.store.getState().ids.size === 1 &&
      hasSelected(model, ({ receivedBytes }) => receivedBytes > 0),
    run: (model) => {
      const [id] = selectedIds(model)
      if (id !== undefined) void model.actions.saveBody(id, 'response')
    },
  },
  {
    id: 'request.save-request',
    title: 'Save Request Body…',
    group: 'Request',
    alsoKnownAs: 'upload file disk',
    needs: 'Select one request with a body',
    isAvailable: (model) =>
      model.selection.store.getState().ids.size === 1 &&
      hasSelected(model, ({ request }) => request.bodySizeBytes > 0),
    run: (model) => {
      const [id] = selectedIds(model)
      if (id !== undefined) void model.actions.saveBody(id, 'request')
    },
  },
  ...copyCommands,
]
