import type { KeyboardEvent } from 'react'
import { useId, useState } from 'react'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { useModel } from '../context.ts'
import { closeDialog } from './dialogs-store.ts'
import { keyWords } from './key-words.ts'
import { matchesKey } from './match-key.ts'
import { CancelButton, Modal, ModalButtons } from './modal.tsx'

const mostCharacters = 4000
const saveKey = '$mod+Enter'

/** A note to the selected requests. It begins with the one that they have, when all have the same. */
export function NoteDialog({ exchangeIds }: { readonly exchangeIds: readonly string[] }) {
  const { actions, dialogs, exchanges } = useModel()
  const [note, setNote] = useState(() => {
    const { byId } = exchanges.getState().ledger
    const notes = new Set(exchangeIds.map((id) => byId.get(id)?.annotation?.note ?? ''))
    return notes.size === 1 ? ([...notes][0] ?? '') : ''
  })
  const id = useId()
  const save = (): void => {
    closeDialog(dialogs)
    void actions.annotate(exchangeIds, { note: note.trim() })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!matchesKey(event.nativeEvent, saveKey)) return
    event.preventDefault()
    save()
  }
  const count = exchangeIds.length
  return (
    <Modal
      title={count === 1 ? 'Note' : `Note for ${formatCount(count)} requests`}
      onClose={() => closeDialog(dialogs)}
    >
      <label className="field-label" htmlFor={id}>
        Kept with the session, and exported with it. An empty note takes it away.
      </label>
      <textarea
        id={id}
        className="text-field"
        aria-label="Note"
        autoFocus
        rows={5}
        maxLength={mostCharacters}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onKeyDown={onKeyDown}
      />
      <ModalButtons>
        <CancelButton />
        <button type="button" className="button button-primary" title={keyWords(saveKey)} onClick={save}>
          Save Note
        </button>
      </ModalButtons>
    </Modal>
  )
}
