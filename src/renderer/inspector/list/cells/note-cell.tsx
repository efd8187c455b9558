import { StickyNote } from 'lucide-react'
import { shorten } from '../../../../shared/describe/shorten.ts'
import type { Row } from '../../rows/row.ts'

export function NoteCell({ row }: { readonly row: Row }) {
  const note = row.annotation?.note
  if (note === undefined) return null
  return (
    <span className="note-cell" title={shorten(note, 2000)}>
      <StickyNote size={13} aria-hidden />
      <bdi>{shorten(note, 200)}</bdi>
    </span>
  )
}
