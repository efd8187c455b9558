import { Search } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { useModel, useView } from '../../context.ts'
import type { Command } from '../command.ts'
import { closeDialog } from '../dialogs-store.ts'
import { matchesKey } from '../match-key.ts'
import { Modal } from '../modal.tsx'
import { commands } from '../registry.ts'
import { PaletteOption } from './palette-option.tsx'
import { rankCommands } from './rank-commands.ts'
import { rememberCommand } from './recent-commands.ts'
import './palette.css'

const closingKeys = ['$mod+k', '$mod+Shift+P']

/** Every command by its words: a field, and below it what answers. */
export function Palette() {
  const model = useModel()
  const { dialogs, view } = model
  const recentIds = useView((state) => state.recentCommands)
  const [typed, setTyped] = useState('')
  const [index, setIndex] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const id = useId()
  const options = rankCommands(listed, typed, recentIds)
  const active = Math.min(index, options.length - 1)

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const close = (): void => closeDialog(dialogs)
  const run = (command: Command): void => {
    if (!command.isAvailable(model)) return
    close()
    rememberCommand(view, command.id)
    // The keyboard is back in the window by then, where the command may move it.
    requestAnimationFrame(() => command.run(model))
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const command = options[active]?.command
    const next = nextActive(event.key, active, options.length)
    if (next !== undefined) setIndex(next)
    else if (event.key === 'Enter' && command !== undefined) run(command)
    else if (closingKeys.some((key) => matchesKey(event.nativeEvent, key))) close()
    else return
    event.preventDefault()
  }

  return (
    <Modal title="Commands" isTitleHidden className="palette" onClose={close}>
      <div className="palette-field">
        <Search size={15} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label="Command"
          autoFocus
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
          placeholder="What do you want to do?"
          spellCheck={false}
          autoComplete="off"
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setIndex(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul ref={list} id={id} className="palette-list" role="listbox" aria-label="Commands">
        {options.map(({ command, at }, position) => (
          <PaletteOption
            key={command.id}
            id={`${id}-${position}`}
            command={command}
            at={at}
            isActive={position === active}
            isRecent={typed === '' && recentIds.includes(command.id)}
            isAvailable={command.isAvailable(model)}
            onPoint={() => setIndex(position)}
            onRun={() => run(command)}
          />
        ))}
      </ul>
      {options.length === 0 && <p className="palette-empty">No command is called that.</p>}
      <p className="visually-hidden" role="status">
        {options.length === 1 ? '1 command' : `${options.length} commands`}
      </p>
    </Modal>
  )
}

/** The palette itself is open. */
const listed = commands.filter(({ id }) => id !== 'help.palette')

function nextActive(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (active + 1) % count
    case 'ArrowUp':
      return (active - 1 + count) % count
    case 'PageDown':
      return Math.min(count - 1, active + 10)
    case 'PageUp':
      return Math.max(0, active - 10)
    default:
      return undefined
  }
}
