import { Dialog } from '@base-ui/react/dialog'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { closeDialog } from '../../commands/dialogs-store.ts'
import { useModel, useView } from '../../context.ts'
import { mostNameCharacters, nameProblem, saveFilter } from '../filter-bar/saved-filters.ts'
import { ListDialog } from './list-dialog.tsx'

export function SaveFilterDialog() {
  return (
    <ListDialog kind="save-filter" title="Save the Filter">
      <SaveFilterForm />
    </ListDialog>
  )
}

function SaveFilterForm() {
  const { view, dialogs } = useModel()
  const query = useView((state) => state.query)
  const saved = useView((state) => state.savedFilters)
  const [name, setName] = useState('')
  const [isAsked, setAsked] = useState(false)
  const problem = isAsked ? nameProblem(saved, name) : undefined

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (nameProblem(saved, name) !== undefined) return
    saveFilter(view, name, query)
    closeDialog(dialogs)
  }

  return (
    <form onSubmit={submit}>
      <p className="dialog-path">{query}</p>
      <label className="dialog-field">
        <span>Name</span>
        <input
          className="dialog-input"
          value={name}
          placeholder="Failed downloads"
          autoComplete="off"
          maxLength={mostNameCharacters}
          aria-invalid={problem !== undefined}
          aria-describedby="save-filter-problem"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <p id="save-filter-problem" className="dialog-problem" role="status">
        {problem ?? ''}
      </p>
      <div className="dialog-buttons">
        <Dialog.Close className="button">Cancel</Dialog.Close>
        <button type="submit" className="button button-primary">
          Save
        </button>
      </div>
    </form>
  )
}
