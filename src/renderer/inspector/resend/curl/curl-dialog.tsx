import { CircleAlert, Copy, Info, Send } from 'lucide-react'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { copyAs } from '../../../../shared/copy-as/formats.ts'
import { formatCount } from '../../../../shared/describe/format-bytes.ts'
import { shorten } from '../../../../shared/describe/shorten.ts'
import { closeDialog, openDialog } from '../../commands/dialogs-store.ts'
import { CancelButton, Modal, ModalButtons } from '../../commands/modal.tsx'
import { useModel } from '../../context.ts'
import { addNotice } from '../../state/notices-store.ts'
import { say } from '../../state/toast-store.ts'
import { type ReadCurl, readCurl } from './read-curl.ts'
import './curl.css'

/** Takes a command of curl, shows the call of Solar2D that makes the same request, and lets it be sent. */
export function CurlDialog() {
  const model = useModel()
  const [text, setText] = useState('')
  const command = useDeferredValue(text)
  const read = useMemo(() => (command.trim() === '' ? undefined : readCurl(command)), [command])
  const id = useId()
  const request = read?.request
  const lua = request === undefined ? '' : copyAs('lua', [request])

  const copy = async (): Promise<void> => {
    const outcome = await model.clients.commands.copy({ text: lua })
    if (outcome.ok) say(model.toasts, 'Copied as Lua')
    else addNotice(model.notices, `It could not be copied: ${outcome.error.message}`)
  }

  return (
    <Modal title="Lua from cURL" className="curl" onClose={() => closeDialog(model.dialogs)}>
      <label className="field-label" htmlFor={id}>
        A command of curl, for bash or for cmd
      </label>
      <textarea
        id={id}
        className="text-field"
        autoFocus
        rows={7}
        spellCheck={false}
        autoComplete="off"
        placeholder={"curl 'https://example.com/scores' -H 'Accept: application/json'"}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <CurlNotes read={read} />
      <h3 className="field-label curl-result-label">Lua</h3>
      <pre className="curl-result" tabIndex={0} role="region" aria-label="Lua">
        {lua === '' ? <span className="curl-hint">{hintOf(read)}</span> : lua}
      </pre>
      <ModalButtons>
        <CancelButton>Close</CancelButton>
        <button type="button" className="button" disabled={lua === ''} onClick={() => void copy()}>
          <Copy size={14} aria-hidden />
          Copy Lua
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={request === undefined}
          onClick={() => request && openDialog(model.dialogs, { kind: 'resend', request })}
        >
          <Send size={14} aria-hidden />
          Send…
        </button>
      </ModalButtons>
    </Modal>
  )
}

const hintOf = (read: ReadCurl | undefined): string =>
  read === undefined
    ? 'Paste a command above: the same request in Lua appears here.'
    : 'There is no Lua for it.'

/** More are not read: a text that is no command has one for each of its words. */
const mostNotes = 20

function CurlNotes({ read }: { readonly read: ReadCurl | undefined }) {
  const notes = read?.notes ?? []
  return (
    <div role="status" className="curl-notes">
      {read?.problem !== undefined && (
        <p className="field-problem">
          <CircleAlert size={13} aria-hidden />
          {read.problem}
        </p>
      )}
      {notes.slice(0, mostNotes).map((note) => (
        <p key={note} className="curl-note">
          <Info size={13} aria-hidden />
          {shorten(note)}
        </p>
      ))}
      {notes.length > mostNotes && (
        <p className="curl-note">{formatCount(notes.length - mostNotes)} more parts are left out.</p>
      )}
    </div>
  )
}
