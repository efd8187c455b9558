import { useStore } from 'zustand'
import { CompareDialog } from '../compare/compare-dialog.tsx'
import { useModel } from '../context.ts'
import { CurlDialog } from '../resend/curl/curl-dialog.tsx'
import { ReplayDialog } from '../resend/replay-dialog.tsx'
import { ResendDialog } from '../resend/resend-dialog.tsx'
import { ExportDialog } from './har/export-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
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
    case 'note':
      return <NoteDialog exchangeIds={open.exchangeIds} />
    case 'replay':
      return <ReplayDialog exchangeIds={open.exchangeIds} />
    case 'resend':
      return <ResendDialog request={open.request} resendOf={open.resendOf} />
    case 'curl':
      return <CurlDialog />
    case 'export-har':
      return <ExportDialog exchangeIds={open.exchangeIds} isOfSelected={open.isOfSelected} />
    default:
      return null
  }
}
