import { useStore } from 'zustand'
import { useModel } from '../context.ts'
import { Palette } from './palette/palette.tsx'
import { Shortcuts } from './shortcuts.tsx'

/** The one dialog that commands have opened. */
export function Dialogs() {
  const { dialogs } = useModel()
  const open = useStore(dialogs, (state) => state.open)
  switch (open?.kind) {
    case 'palette':
      return <Palette />
    case 'shortcuts':
      return <Shortcuts />
    default:
      return null
  }
}
