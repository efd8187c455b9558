import { densities, detailTabs, drawerTabs, groupings, themes } from '../state/view-storage.ts'
import { closeDetail, openDrawer, setTheme, toggleDrawer } from '../state/view-store.ts'
import type { Command } from './command.ts'
import { always } from './command.ts'
import { cycleFocus, focusPart } from './focus-parts.ts'

const next = <T>(all: readonly T[], current: T): T => all[(all.indexOf(current) + 1) % all.length] ?? current

const groupingTitles = { none: 'None', host: 'Host', site: 'Call Site' } as const
const themeTitles = { system: 'As the System', light: 'Light', dark: 'Dark' } as const

const listCommands: readonly Command[] = [
  {
    id: 'view.group',
    title: 'Group by the Next: None, Host, Call Site',
    group: 'View',
    keys: ['g'],
    isAvailable: always,
    run: ({ view }) => view.setState(({ groupBy }) => ({ groupBy: next(groupings, groupBy) })),
  },
  ...groupings.map((groupBy): Command => ({
    id: `view.group-${groupBy}`,
    title: `Group by: ${groupingTitles[groupBy]}`,
    group: 'View',
    isAvailable: always,
    run: ({ view }) => view.setState({ groupBy }),
  })),
  {
    id: 'view.density',
    title: 'Switch Density',
    group: 'View',
    keys: ['d'],
    alsoKnownAs: 'compact comfortable row height',
    isAvailable: always,
    run: ({ view }) => view.setState(({ density }) => ({ density: next(densities, density) })),
  },
  {
    id: 'view.unsort',
    title: 'Sort in the Order of the Log',
    group: 'View',
    alsoKnownAs: 'unsort',
    needs: 'The list is in this order',
    isAvailable: ({ view }) => view.getState().sort !== undefined,
    // zustand merges: the key itself has to go.
    run: ({ view }) => {
      const { sort: _sort, ...rest } = view.getState()
      view.setState(rest, true)
    },
  },
]

const paneCommands: readonly Command[] = [
  {
    id: 'view.drawer',
    title: 'Fold or Unfold the Lower Pane',
    group: 'View',
    keys: ['$mod+j'],
    alsoKnownAs: 'drawer console findings hide show',
    isAvailable: always,
    run: ({ view }) => toggleDrawer(view),
  },
  {
    id: 'view.findings',
    title: 'Show Findings',
    group: 'View',
    keys: ['Shift+F'],
    isAvailable: always,
    run: (model) => {
      openDrawer(model.view, drawerTabs[1])
      focusPart(model, 'drawer')
    },
  },
  {
    id: 'view.details',
    title: 'Show or Close Details',
    group: 'View',
    keys: ['$mod+d'],
    needs: 'Select a request',
    isAvailable: ({ view }) => view.getState().selectedId !== undefined,
    run: ({ view }) => view.setState(({ isDetailOpen }) => ({ isDetailOpen: !isDetailOpen })),
  },
  {
    id: 'view.close-details',
    title: 'Close Details',
    group: 'View',
    keys: ['Escape'],
    needs: 'Details are closed',
    isAvailable: ({ view }) => view.getState().isDetailOpen,
    run: (model) => {
      closeDetail(model.view)
      focusPart(model, 'list')
    },
  },
  ...detailTabs.map((tab): Command => ({
    id: `view.detail-${tab}`,
    title: `Details: ${tab.slice(0, 1).toUpperCase()}${tab.slice(1)}`,
    group: 'View',
    ...(tab === 'timeline' ? { keys: ['t'] } : {}),
    needs: 'Select a request',
    isAvailable: ({ view }) => view.getState().selectedId !== undefined,
    run: ({ view }) => view.setState({ detailTab: tab, isDetailOpen: true }),
  })),
]

const focusCommands: readonly Command[] = [
  {
    id: 'view.next-part',
    title: 'Focus the Next Part',
    group: 'View',
    keys: ['F6'],
    alsoKnownAs: 'pane region',
    isAvailable: always,
    run: () => cycleFocus(1),
  },
  {
    id: 'view.previous-part',
    title: 'Focus the Part Before',
    group: 'View',
    keys: ['Shift+F6'],
    alsoKnownAs: 'pane region',
    isAvailable: always,
    run: () => cycleFocus(-1),
  },
  {
    id: 'view.focus-list',
    title: 'Focus the List',
    group: 'View',
    keys: ['$mod+1'],
    isAvailable: always,
    run: (model) => focusPart(model, 'list'),
  },
  {
    id: 'view.focus-details',
    title: 'Focus the Details',
    group: 'View',
    keys: ['$mod+2'],
    needs: 'Select a request',
    isAvailable: ({ view }) => view.getState().selectedId !== undefined,
    run: (model) => focusPart(model, 'details'),
  },
  {
    id: 'view.focus-drawer',
    title: 'Focus the Lower Pane',
    group: 'View',
    keys: ['$mod+3'],
    alsoKnownAs: 'console findings drawer',
    isAvailable: always,
    run: (model) => focusPart(model, 'drawer'),
  },
]

/** How the window shows it all, and where the keyboard goes. */
export const viewCommands: readonly Command[] = [
  ...listCommands,
  ...paneCommands,
  ...focusCommands,
  ...themes.map((theme): Command => ({
    id: `view.theme-${theme}`,
    title: `Theme: ${themeTitles[theme]}`,
    group: 'View',
    alsoKnownAs: 'colours appearance',
    isAvailable: always,
    run: ({ view }) => setTheme(view, theme),
  })),
]
