import { Command } from 'lucide-react'
import { useCommand } from '../commands/use-command.ts'

/** Leads to everything that can be done, and says the key that does. */
export function CommandsButton() {
  const { hint, keys, run } = useCommand('help.palette')
  return (
    <button
      type="button"
      className="toolbar-button commands-button"
      aria-label="Commands"
      title={hint}
      onClick={run}
    >
      <Command size={14} aria-hidden />
      <kbd className="toolbar-label" aria-hidden="true">
        {keys}
      </kbd>
    </button>
  )
}
