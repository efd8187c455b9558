import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { loadRequest } from '../commands/copy/load-request.ts'
import { openDialog } from '../commands/dialogs-store.ts'
import { selectedIds } from '../commands/selected-ids.ts'
import type { InspectorModel } from '../state/model.ts'
import { addNotice } from '../state/notices-store.ts'
import { say } from '../state/toast-store.ts'

/** More are asked about first. */
export const mostWithoutAsking = 20
/** At most so many in one call. */
export const mostReplayed = 1000

/** Sends the selected ones again, as they were. */
export function replaySelected(model: InspectorModel): void {
  const ids = selectedIds(model)
  if (ids.length > mostWithoutAsking) openDialog(model.dialogs, { kind: 'replay', exchangeIds: ids })
  else void replay(model, ids)
}

/** Selects what was sent, so that it is looked at next. */
export async function replay(model: InspectorModel, exchangeIds: readonly string[]): Promise<void> {
  if (exchangeIds.length === 0) return
  const sent = await model.actions.replay(exchangeIds.slice(0, mostReplayed))
  if (sent.length === 0) return
  say(model.toasts, sent.length === 1 ? 'Sent again' : `${formatCount(sent.length)} requests sent again`)
  selectSent(model, sent)
}

/** An entry of the new exchange may still be on its way: it is selected when its row is there. */
export function selectSent(model: InspectorModel, exchangeIds: readonly string[]): void {
  const { exchanges, selection, reveals } = model
  const last = exchangeIds.at(-1)
  if (last === undefined) return
  const isThere = (): boolean => exchanges.getState().ledger.byId.has(last)
  const select = (): void => {
    selection.set(exchangeIds)
    reveals.setState({ exchangeId: last })
  }
  if (isThere()) {
    select()
    return
  }
  const stop = exchanges.subscribe(() => {
    if (!isThere()) return
    stop()
    select()
  })
}

export async function editAndResend(model: InspectorModel): Promise<void> {
  const [id] = selectedIds(model)
  if (id === undefined) return
  const request = await loadRequest(model.clients.traffic, id)
  if (request === undefined) addNotice(model.notices, 'The log keeps nothing of this request any more.')
  else openDialog(model.dialogs, { kind: 'resend', request, resendOf: id })
}
