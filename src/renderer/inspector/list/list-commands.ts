import type { Command } from '../commands/command.ts'
import { openDialog } from '../commands/dialogs-store.ts'
import { setQuery } from '../state/view-store.ts'
import { resetColumns } from './columns/column-actions.ts'
import { mostSavedFilters } from './filter-bar/saved-filters.ts'

/** Keys go to the first ones of the saved filters, in their order. */
const applyCommands = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number): Command => ({
  id: `list.saved-filter-${number}`,
  title: `Apply Saved Filter ${number}`,
  group: 'Traffic',
  keys: [`Alt+${number}`],
  needs: `Fewer than ${number} filters are saved`,
  isAvailable: ({ view }) => view.getState().savedFilters.length >= number,
  run: ({ view }) => setQuery(view, view.getState().savedFilters[number - 1]?.query ?? ''),
}))

/** What the list's menus offer. */
export const listCommands: readonly Command[] = [
  {
    id: 'list.save-filter',
    title: 'Save This Filter…',
    group: 'Traffic',
    keys: ['$mod+s'],
    alsoKnownAs: 'bookmark remember',
    needs: 'Filter the list first; 50 filters can be saved',
    isAvailable: ({ view }) => {
      const { query, savedFilters } = view.getState()
      return (
        query.trim() !== '' &&
        savedFilters.length < mostSavedFilters &&
        savedFilters.every((it) => it.query !== query)
      )
    },
    run: ({ dialogs }) => openDialog(dialogs, { kind: 'save-filter' }),
  },
  {
    id: 'list.saved-filters',
    title: 'Rename or Delete Saved Filters…',
    group: 'Traffic',
    needs: 'No filter is saved',
    isAvailable: ({ view }) => view.getState().savedFilters.length > 0,
    run: ({ dialogs }) => openDialog(dialogs, { kind: 'saved-filters' }),
  },
  {
    id: 'list.clear-filter',
    title: 'Clear the Filter',
    group: 'Traffic',
    needs: 'There is no filter',
    isAvailable: ({ view }) => view.getState().query !== '',
    run: ({ view }) => setQuery(view, ''),
  },
  ...applyCommands,
  {
    id: 'list.header-column',
    title: 'Any Header as a Column…',
    group: 'View',
    isAvailable: () => true,
    run: ({ dialogs }) => openDialog(dialogs, { kind: 'header-column' }),
  },
  {
    id: 'list.reset-columns',
    title: 'Reset Columns',
    group: 'View',
    isAvailable: () => true,
    run: ({ view }) => resetColumns(view),
  },
  {
    id: 'list.filter-help',
    title: 'What the Filter Understands',
    group: 'Help',
    alsoKnownAs: 'syntax keys query language',
    isAvailable: () => true,
    run: ({ dialogs }) => openDialog(dialogs, { kind: 'filter-help' }),
  },
]
