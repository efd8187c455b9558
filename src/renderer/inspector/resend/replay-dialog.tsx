import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { closeDialog } from '../commands/dialogs-store.ts'
import { CancelButton, Modal, ModalButtons } from '../commands/modal.tsx'
import { useModel } from '../context.ts'
import { mostReplayed, replay } from './resend-selected.ts'

/** Asks before many requests are sent at once. */
export function ReplayDialog({ exchangeIds }: { readonly exchangeIds: readonly string[] }) {
  const model = useModel()
  const count = Math.min(exchangeIds.length, mostReplayed)
  const close = (): void => closeDialog(model.dialogs)
  return (
    <Modal title={`Replay ${formatCount(count)} requests?`} onClose={close}>
      <p className="dialog-text">
        They are sent at once, with the app's session and hosts. Downloads write their files again.
        {exchangeIds.length > mostReplayed &&
          ` Only the first ${formatCount(mostReplayed)} of the ${formatCount(exchangeIds.length)} selected are sent.`}
      </p>
      <ModalButtons>
        <CancelButton />
        <button
          type="button"
          className="button button-primary"
          onClick={() => {
            close()
            void replay(model, exchangeIds)
          }}
        >
          Replay
        </button>
      </ModalButtons>
    </Modal>
  )
}
