import type { Command } from '../commands/command.ts'
import { always } from '../commands/command.ts'
import { bodySearchOf } from '../filter/body-search.ts'
import type { InspectorModel } from '../state/model.ts'
import { openDrawer } from '../state/view-store.ts'

function openSearch({ view }: InspectorModel): void {
  openDrawer(view, 'search')
  requestAnimationFrame(() => document.getElementById('search-text')?.focus())
}

/** The field takes over what the filter looks for, unless something else is written there. */
function openWithFilter(model: InspectorModel): void {
  const { store } = model.search
  const search = bodySearchOf(model.view.getState().query)
  if (search !== undefined && store.getState().text === '') store.setState({ ...search, scope: 'all' })
  openSearch(model)
}

/** The filter already hides what has the text in its bodies alone: all of them are searched. */
function searchForFilter(model: InspectorModel): void {
  const search = bodySearchOf(model.view.getState().query)
  if (search === undefined) return
  model.search.store.setState({ ...search, scope: 'all' })
  void model.search.start()
  openSearch(model)
}

/** Looking for something in bodies. */
export const searchCommands: readonly Command[] = [
  {
    id: 'search.open',
    title: 'Search in Bodies',
    group: 'Traffic',
    keys: ['Shift+S'],
    alsoKnownAs: 'find grep content text response',
    isAvailable: always,
    run: openWithFilter,
  },
  {
    id: 'search.filter-text',
    title: 'Search Bodies for the Text of the Filter',
    group: 'Traffic',
    keys: ['$mod+Enter'],
    alsoKnownAs: 'find grep content response',
    needs: 'Write a text into the filter',
    isAvailable: ({ view }) => bodySearchOf(view.getState().query) !== undefined,
    run: searchForFilter,
  },
  {
    id: 'search.stop',
    title: 'Stop the Search in Bodies',
    group: 'Traffic',
    needs: 'No search runs',
    isAvailable: ({ search }) => search.store.getState().run?.state === 'running',
    run: ({ search }) => void search.stop(),
  },
  {
    id: 'search.clear',
    title: 'Clear What Was Found in Bodies',
    group: 'Traffic',
    needs: 'Nothing was searched for',
    isAvailable: ({ search }) => search.store.getState().run !== undefined,
    run: ({ search }) => search.clear(),
  },
]
