import { Menu } from '@base-ui/react/menu'
import { ChevronDown, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { commands } from '../commands/registry.ts'
import { useCommand } from '../commands/use-command.ts'
import { useModel } from '../context.ts'
import { CommandItem } from './menu/menu-items.tsx'
import { useSelectedIds } from './use-selection.ts'

const idsWith = (part: RegExp): readonly string[] =>
  commands.flatMap(({ id, group }) => (group === 'Request' && part.test(id) ? [id] : []))

/** Over the end of the list while several rows are selected: what can be done with all of them. No row moves for it. */
export function SelectionBar() {
  const { selection } = useModel()
  const count = useSelectedIds().size
  if (count < 2) return null
  return (
    <div className="selection-bar" role="toolbar" aria-label="Selected requests">
      <b>{formatCount(count)} selected</b>
      <CommandButton id="traffic.cancel-selected" />
      <CommandButton id="request.replay" />
      {count === 2 && <CommandButton id="traffic.compare" title="Compare" />}
      <CommandsMenu title="Mark" ids={idsWith(/\.(un)?mark/)} />
      <CommandsMenu title="Copy" ids={idsWith(/\.copy/)} />
      <CommandButton id="traffic.export-selected" title="Export…" />
      <button
        type="button"
        className="icon-button"
        aria-label="Select only one"
        title="Select only one (Esc)"
        onClick={() => selection.clearMany()}
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}

function CommandButton({ id, title }: { readonly id: string; readonly title?: string }) {
  const command = useCommand(id)
  const { hint, isAvailable, run } = command
  return (
    <button type="button" className="button" disabled={!isAvailable} title={hint} onClick={run}>
      {title ?? command.title.replace(/ Selected$/, '')}
    </button>
  )
}

type CommandsMenuProps = { readonly title: string; readonly ids: readonly string[] }

function CommandsMenu({ title, ids }: CommandsMenuProps): ReactNode {
  if (ids.length === 0) return null
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="button">
        {title}
        <ChevronDown size={12} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="choice-place" side="top" sideOffset={4}>
          <Menu.Popup className="choice-popup menu-popup">
            {ids.map((id) => (
              <CommandItem key={id} id={id} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
