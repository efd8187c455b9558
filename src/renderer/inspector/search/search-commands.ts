import type { Command } from '../commands/command.ts'
import { always } from '../commands/command.ts'
import { openDrawer } from '../state/view-store.ts'

/** Looking for something in bodies. */
export const searchCommands: readonly Command[] = [
  {
    id: 'search.open',
    title: 'Search in Bodies',
    group: 'Traffic',
    keys: ['Shift+S'],
    alsoKnownAs: 'find grep content text response',
    isAvailable: always,
    run: ({ view }) => {
      openDrawer(view, 'search')
      requestAnimationFrame(() => document.getElementById('search-text')?.focus())
    },
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
