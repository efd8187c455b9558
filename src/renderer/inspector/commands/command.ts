import type { InspectorModel } from '../state/model.ts'

export const commandGroups = ['App', 'Traffic', 'Request', 'View', 'Files', 'Console', 'Help'] as const
export type CommandGroup = (typeof commandGroups)[number]

/**
 * Something that a person can do. The palette, the keys, the menus and the list of shortcuts are all made of these: what
 * is no command cannot be done by keyboard.
 */
export type Command = {
  /** `traffic.cancel-selected`: stable, for tests and for buttons that show a command's keys. */
  readonly id: string
  /** As a menu says it: "Cancel Selected". */
  readonly title: string
  readonly group: CommandGroup
  /** In tinykeys' notation, the first one is shown: `x`, `Shift+X`, `$mod+k`. Single keys do nothing while somebody types. */
  readonly keys?: readonly string[]
  /** Keys of the application's own menu: shown here, and bound there. */
  readonly menuKeys?: string
  /** Other words that the palette finds it by. */
  readonly alsoKnownAs?: string
  /** What to do first when it is not available: "Select a request". */
  readonly needs?: string
  readonly isAvailable: (model: InspectorModel) => boolean
  readonly run: (model: InspectorModel) => void
}

export const always = (): boolean => true
