import type { Command } from '../commands/command.ts'
import { always } from '../commands/command.ts'
import { clearConsole } from '../state/exchanges-store.ts'
import type { InspectorModel } from '../state/model.ts'
import { lineLevels } from '../state/console-lines.ts'
import { openDrawer } from '../state/view-store.ts'
import { copyConsole } from './copy-console.ts'

const hasLines = ({ exchanges }: InspectorModel): boolean =>
  exchanges.getState().ledger.console.lines.length > 0

const focusSoon = (id: string): void => {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** What the app says. */
export const consoleCommands: readonly Command[] = [
  {
    id: 'console.open',
    title: 'Show Console',
    group: 'Console',
    keys: ['Shift+C'],
    alsoKnownAs: 'print output log errors',
    isAvailable: always,
    run: ({ view }) => {
      openDrawer(view, 'console')
      focusSoon('console-lines')
    },
  },
  {
    id: 'console.filter',
    title: 'Filter the Console',
    group: 'Console',
    keys: ['$mod+Shift+l'],
    alsoKnownAs: 'find search print',
    isAvailable: always,
    run: ({ view }) => {
      openDrawer(view, 'console')
      focusSoon('console-filter')
    },
  },
  {
    id: 'console.problems',
    title: 'Show Only Warnings and Errors, or Everything',
    group: 'Console',
    alsoKnownAs: 'levels',
    isAvailable: always,
    run: ({ console, view }) => {
      openDrawer(view, 'console')
      console.setState(({ levels }) => ({
        levels: levels.length === lineLevels.length ? ['warning', 'error'] : lineLevels,
      }))
    },
  },
  {
    id: 'console.wrap',
    title: 'Wrap Long Lines of the Console',
    group: 'Console',
    isAvailable: always,
    run: ({ console }) => console.setState(({ isWrapped }) => ({ isWrapped: !isWrapped })),
  },
  {
    id: 'console.copy',
    title: 'Copy the Console',
    group: 'Console',
    alsoKnownAs: 'clipboard lines output',
    needs: 'The console is empty',
    isAvailable: hasLines,
    run: copyConsole,
  },
  {
    id: 'console.clear',
    title: 'Clear the Console',
    group: 'Console',
    needs: 'The console is empty',
    isAvailable: hasLines,
    run: ({ exchanges }) => clearConsole(exchanges),
  },
]
