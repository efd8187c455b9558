import { useStore } from 'zustand'
import { useModel } from '../context.ts'
import type { Command } from './command.ts'
import { keyWords } from './key-words.ts'
import { commandOf } from './registry.ts'

export type UsableCommand = {
  readonly command: Command
  readonly title: string
  /** `Ctrl+K`; undefined without keys. */
  readonly keys: string | undefined
  /** For a tooltip: the title, its keys in brackets. */
  readonly hint: string
  readonly isAvailable: boolean
  readonly run: () => void
}

export const keysOf = ({ keys, menuKeys }: Command): string | undefined => keys?.[0] ?? menuKeys

/** A command for a button or a menu: its words, its keys, whether it can be done now. */
export function useCommand(id: string): UsableCommand {
  const model = useModel()
  const command = commandOf(id)
  const isAvailable = useIsAvailable(command)
  const binding = keysOf(command)
  const keys = binding === undefined ? undefined : keyWords(binding)
  return {
    command,
    title: command.title,
    keys,
    hint: keys === undefined ? command.title : `${command.title} (${keys})`,
    isAvailable,
    run: () => {
      if (command.isAvailable(model)) command.run(model)
    },
  }
}

/** Renders again only when the answer changed, whichever of the stores changed it. */
function useIsAvailable(command: Command): boolean {
  const model = useModel()
  const ask = (): boolean => command.isAvailable(model)
  useStore(model.exchanges, ask)
  useStore(model.view, ask)
  useStore(model.selection.store, ask)
  return ask()
}
