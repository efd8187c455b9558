import type { Command } from './command.ts'
import { always } from './command.ts'
import { openDialog } from './dialogs-store.ts'

export const helpCommands: readonly Command[] = [
  {
    id: 'help.curl',
    title: 'Lua from cURL…',
    group: 'Help',
    keys: ['Shift+V'],
    alsoKnownAs: 'paste convert network.request import send',
    isAvailable: always,
    run: ({ dialogs }) => openDialog(dialogs, { kind: 'curl' }),
  },
  {
    id: 'help.palette',
    title: 'Commands…',
    group: 'Help',
    keys: ['$mod+k', '$mod+Shift+P'],
    alsoKnownAs: 'palette actions',
    isAvailable: always,
    run: ({ dialogs }) => openDialog(dialogs, { kind: 'palette' }),
  },
  {
    id: 'help.shortcuts',
    title: 'Keyboard Shortcuts',
    group: 'Help',
    keys: ['?'],
    alsoKnownAs: 'keys help',
    isAvailable: always,
    run: ({ dialogs }) => openDialog(dialogs, { kind: 'shortcuts' }),
  },
]
