import { isOpen } from '../../../shared/exchange.ts'
import type { InspectorModel } from '../state/model.ts'
import type { Command } from './command.ts'
import { focusPart } from './focus-parts.ts'
import { hasSelected, selectedIds } from './selected-ids.ts'

const hasExchanges = ({ exchanges }: InspectorModel): boolean => exchanges.getState().ledger.ids.length > 0

/** The list as a whole, and what is under way in it. */
export const trafficCommands: readonly Command[] = [
  {
    id: 'traffic.cancel-selected',
    title: 'Cancel Selected',
    group: 'Traffic',
    keys: ['x'],
    alsoKnownAs: 'stop abort kill',
    needs: 'Select a request that is open',
    isAvailable: (model) => hasSelected(model, isOpen),
    run: (model) => void model.actions.cancel(selectedIds(model)),
  },
  {
    id: 'traffic.cancel-all',
    title: 'Cancel All',
    group: 'Traffic',
    keys: ['Shift+X'],
    alsoKnownAs: 'stop abort kill everything',
    needs: 'No request is open',
    isAvailable: ({ exchanges }) => exchanges.getState().ledger.totals.open > 0,
    run: ({ actions, exchanges }) => void actions.cancel(exchanges.getState().ledger.ids),
  },
  {
    id: 'traffic.pause',
    title: 'Pause or Go On',
    group: 'Traffic',
    keys: ['p'],
    alsoKnownAs: 'hold freeze resume buffer',
    isAvailable: () => true,
    run: ({ exchanges, feed }) => {
      if (exchanges.getState().isPaused) void feed.resume()
      else feed.pause()
    },
  },
  {
    id: 'traffic.clear',
    title: 'Clear the List',
    group: 'Traffic',
    keys: ['$mod+l'],
    alsoKnownAs: 'forget finished empty',
    needs: 'The list is empty',
    isAvailable: hasExchanges,
    run: ({ actions }) => void actions.clearLog(),
  },
  {
    id: 'traffic.filter',
    title: 'Filter Requests',
    group: 'Traffic',
    keys: ['/', '$mod+f'],
    alsoKnownAs: 'find search',
    isAvailable: () => true,
    run: (model) => focusPart(model, 'filter'),
  },
]
