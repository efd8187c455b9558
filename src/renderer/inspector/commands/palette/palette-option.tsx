import type { Command } from '../command.ts'
import { KeyCaps } from '../key-caps.tsx'
import { keysOf } from '../use-command.ts'

type PaletteOptionProps = {
  readonly id: string
  readonly command: Command
  readonly at: readonly number[]
  readonly isActive: boolean
  readonly isRecent: boolean
  readonly isAvailable: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}

/** One that cannot be done now stays, pale, with what it needs: so it can be learned. */
export function PaletteOption(props: PaletteOptionProps) {
  const { id, command, at, isActive, isRecent, isAvailable, onPoint, onRun } = props
  const keys = keysOf(command)
  return (
    <li
      id={id}
      className="palette-option"
      role="option"
      aria-selected={isActive}
      aria-disabled={!isAvailable}
      data-command={command.id}
      onPointerMove={isActive ? undefined : onPoint}
      onClick={onRun}
    >
      <span className="palette-title">
        {Array.from(command.title, (character, index) =>
          at.includes(index) ? <b key={index}>{character}</b> : character,
        )}
      </span>
      {!isAvailable && command.needs !== undefined && <span className="palette-note">{command.needs}</span>}
      <span className="palette-group">{isRecent ? 'Recent' : command.group}</span>
      <span className="palette-keys">{keys !== undefined && <KeyCaps binding={keys} />}</span>
    </li>
  )
}
