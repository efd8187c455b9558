import { Dialog } from '@base-ui/react/dialog'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { closeDialog } from '../../commands/dialogs-store.ts'
import { useModel } from '../../context.ts'
import type { HeaderSide } from '../columns/catalogue.ts'
import { headerColumnKey } from '../columns/catalogue.ts'
import { showColumn } from '../columns/column-actions.ts'
import { ListDialog } from './list-dialog.tsx'

export function HeaderColumnDialog() {
  return (
    <ListDialog
      kind="header-column"
      title="A Header as a Column"
      text="The list shows its value for every request, also for those that are over."
    >
      <HeaderColumnForm />
    </ListDialog>
  )
}

const sides = [
  { side: 'response', title: 'Response' },
  { side: 'request', title: 'Request' },
] as const

function HeaderColumnForm() {
  const { view, dialogs } = useModel()
  const [name, setName] = useState('')
  const [side, setSide] = useState<HeaderSide>('response')
  const [isAsked, setAsked] = useState(false)
  const key = headerColumnKey(side, name)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (key === undefined) return
    showColumn(view, key)
    closeDialog(dialogs)
  }

  return (
    <form onSubmit={submit}>
      <label className="dialog-field">
        <span>Name</span>
        <input
          className="dialog-input"
          value={name}
          placeholder="cache-control"
          spellCheck={false}
          autoComplete="off"
          maxLength={100}
          aria-invalid={isAsked && key === undefined}
          aria-describedby="header-column-problem"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <p id="header-column-problem" className="dialog-problem" role="status">
        {isAsked && key === undefined
          ? 'A header’s name has letters, digits and signs like - and _, and no spaces.'
          : ''}
      </p>
      <fieldset className="dialog-sides">
        <legend className="visually-hidden">Whose header</legend>
        {sides.map((it) => (
          <label key={it.side}>
            <input type="radio" name="side" checked={side === it.side} onChange={() => setSide(it.side)} />
            {it.title}
          </label>
        ))}
      </fieldset>
      <div className="dialog-buttons">
        <Dialog.Close className="button">Cancel</Dialog.Close>
        <button type="submit" className="button button-primary">
          Add Column
        </button>
      </div>
    </form>
  )
}
