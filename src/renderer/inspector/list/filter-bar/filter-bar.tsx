import { ListX } from 'lucide-react'
import { useCommand } from '../../commands/use-command.ts'
import { FilterField } from './filter-field.tsx'
import { PauseButton } from './pause-button.tsx'
import { QuickFilters } from './quick-filters.tsx'
import { SavedFiltersMenu } from './saved-filters-menu.tsx'
import { ViewMenu } from './view-menu.tsx'
import { WaitingChanges } from './waiting-changes.tsx'
import './filter-bar.css'

/** What is listed and how: the filter, its saved ones, pause, and the looks of the list. */
export function FilterBar() {
  const clear = useCommand('traffic.clear')
  return (
    <div className="filter-bar" role="search" aria-label="Filter">
      <FilterField />
      <QuickFilters />
      <WaitingChanges />
      <PauseButton />
      <SavedFiltersMenu />
      <ViewMenu />
      <button
        type="button"
        className="button filter-clear"
        disabled={!clear.isAvailable}
        aria-label="Clear"
        title="Forget every request that is over, and the console"
        onClick={clear.run}
      >
        <ListX size={14} aria-hidden />
        <span className="filter-label">Clear</span>
      </button>
    </div>
  )
}
