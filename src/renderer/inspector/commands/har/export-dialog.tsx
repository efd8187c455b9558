import { useState } from 'react'
import { formatCount } from '../../../../shared/describe/format-bytes.ts'
import { useExchanges, useModel } from '../../context.ts'
import { say } from '../../state/toast-store.ts'
import { closeDialog } from '../dialogs-store.ts'
import { CancelButton, Modal, ModalButtons } from '../modal.tsx'
import './har.css'

type ExportDialogProps = {
  readonly exchangeIds: readonly string[]
  readonly isOfSelected?: boolean | undefined
}

/** What goes into the archive: asked before the place is. */
export function ExportDialog({ exchangeIds, isOfSelected = false }: ExportDialogProps) {
  const { actions, dialogs, toasts } = useModel()
  const allCount = useExchanges((state) => state.ledger.ids.length)
  const areMeant = isOfSelected || (exchangeIds.length > 1 && exchangeIds.length < allCount)
  const [isSelectedOnly, setSelectedOnly] = useState(areMeant && exchangeIds.length > 0)
  const [includesSecrets, setIncludesSecrets] = useState(false)
  const run = async (): Promise<void> => {
    closeDialog(dialogs)
    if (await actions.exportHar(isSelectedOnly ? exchangeIds : undefined, includesSecrets)) {
      say(toasts, 'Exported as HAR')
    }
  }
  return (
    <Modal title="Export as HAR" onClose={() => closeDialog(dialogs)}>
      <p className="dialog-text">
        An HTTP Archive, which browsers and other tools open. Coronagraph reads it back with all events.
      </p>
      <fieldset className="har-choice">
        <legend className="field-label">Requests</legend>
        <label>
          <input
            type="radio"
            name="har-requests"
            checked={!isSelectedOnly}
            onChange={() => setSelectedOnly(false)}
          />
          All {formatCount(allCount)}
        </label>
        <label>
          <input
            type="radio"
            name="har-requests"
            checked={isSelectedOnly}
            disabled={exchangeIds.length === 0}
            onChange={() => setSelectedOnly(true)}
          />
          {exchangeIds.length === 1 ? 'The selected one' : `The ${formatCount(exchangeIds.length)} selected`}
        </label>
      </fieldset>
      <fieldset className="har-choice">
        <legend className="field-label">Secrets</legend>
        <label>
          <input
            type="checkbox"
            checked={includesSecrets}
            onChange={({ target }) => setIncludesSecrets(target.checked)}
          />
          Include cookies, authorization and other sensitive headers
        </label>
      </fieldset>
      <ModalButtons>
        <CancelButton />
        <button type="button" className="button button-primary" onClick={() => void run()}>
          Export…
        </button>
      </ModalButtons>
    </Modal>
  )
}
