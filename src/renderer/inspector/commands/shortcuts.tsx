import { useState } from 'react'
import { useModel } from '../context.ts'
import type { Command } from './command.ts'
import { commandGroups } from './command.ts'
import { closeDialog } from './dialogs-store.ts'
import { KeyCaps } from './key-caps.tsx'
import { keyWords } from './key-words.ts'
import { Modal } from './modal.tsx'
import { placeKeys } from './place-keys.ts'
import { commands } from './registry.ts'
import './shortcuts.css'

type Shortcut = { readonly id: string; readonly title: string; readonly keys: readonly string[] }

const shortcutOf = ({ id, title, keys = [], menuKeys }: Command): Shortcut => ({
  id,
  title,
  keys: menuKeys === undefined ? keys : [menuKeys, ...keys],
})

type ShortcutGroup = readonly [title: string, shortcuts: readonly Shortcut[]]

const groups: readonly ShortcutGroup[] = [
  ...commandGroups.map((group): ShortcutGroup => {
    const own = commands.filter((command) => command.group === group).map(shortcutOf)
    return [group, own.filter(({ keys }) => keys.length > 0)]
  }),
  ...placeKeys.map(
    ({ place, keys }) =>
      [place, keys.map(([binding, title]) => ({ id: title, title, keys: binding }))] as const,
  ),
]

const answers = ({ title, keys }: Shortcut, typed: string): boolean =>
  `${title} ${keys.map(keyWords).join(' ')}`.toLowerCase().includes(typed.trim().toLowerCase())

/** Every key, from the registry: what is shown here is what is bound. */
export function Shortcuts() {
  const { dialogs } = useModel()
  const [typed, setTyped] = useState('')
  const shown = groups
    .map(([title, shortcuts]) => [title, shortcuts.filter((it) => answers(it, typed))] as const)
    .filter(([, shortcuts]) => shortcuts.length > 0)
  return (
    <Modal title="Keyboard Shortcuts" className="shortcuts" onClose={() => closeDialog(dialogs)}>
      <input
        type="text"
        className="text-field shortcuts-filter"
        aria-label="Filter shortcuts"
        autoFocus
        placeholder="Filter by words or keys"
        spellCheck={false}
        autoComplete="off"
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {/* A region of its own that scrolls: the keyboard has to reach it. */}
      <div className="shortcuts-groups" tabIndex={0} role="region" aria-label="Shortcuts">
        {shown.map(([title, shortcuts]) => (
          <section key={title} className="shortcuts-group">
            <h3>{title}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <div key={shortcut.id} className="shortcut">
                  <dt>{shortcut.title}</dt>
                  <dd>
                    {shortcut.keys.map((binding) => (
                      <KeyCaps key={binding} binding={binding} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {shown.length === 0 && <p className="palette-empty">No shortcut has these words.</p>}
      </div>
    </Modal>
  )
}
