import { useStore } from 'zustand'
import { CompareDialog } from '../compare/compare-dialog.tsx'
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
    case 'compare':
      return <CompareDialog leftId={open.leftId} rightId={open.rightId} />
    default:
      return null
  }
}
