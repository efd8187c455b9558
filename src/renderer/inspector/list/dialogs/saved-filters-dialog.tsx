import { Dialog } from '@base-ui/react/dialog'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useModel, useView } from '../../context.ts'
import type { SavedFilter } from '../../state/view-storage.ts'
import { deleteFilter, mostNameCharacters, nameProblem, renameFilter } from '../filter-bar/saved-filters.ts'
import { ListDialog } from './list-dialog.tsx'

export function SavedFiltersDialog() {
  const saved = useView((state) => state.savedFilters)
  return (
    <ListDialog kind="saved-filters" title="Saved Filters" className="dialog-wide">
      {saved.length === 0 && <p className="dialog-text">None is saved.</p>}
      <ul className="saved-filters">
        {saved.map((filter) => (
          <SavedFilterItem key={filter.name} filter={filter} />
        ))}
      </ul>
      <div className="dialog-buttons">
        <Dialog.Close className="button button-primary">Done</Dialog.Close>
      </div>
    </ListDialog>
  )
}

function SavedFilterItem({ filter }: { readonly filter: SavedFilter }) {
  const { view } = useModel()
  const saved = useView((state) => state.savedFilters)
  const [name, setName] = useState(filter.name)
  const problem = nameProblem(saved, name, filter.name)
  return (
    <li>
      <input
        className="dialog-input"
        aria-label={`Name of ${filter.name}`}
        aria-invalid={problem !== undefined}
        title={problem}
        value={name}
        maxLength={mostNameCharacters}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => renameFilter(view, filter.name, name)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') renameFilter(view, filter.name, name)
        }}
      />
      <code title={filter.query}>{filter.query}</code>
      <button
        type="button"
        className="icon-button"
        aria-label={`Delete ${filter.name}`}
        title={`Delete ${filter.name}`}
        onClick={() => deleteFilter(view, filter.name)}
      >
        <Trash2 size={14} aria-hidden />
      </button>
    </li>
  )
}
