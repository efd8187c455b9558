import type { Row } from '../../rows/row.ts'
import { StateMark } from '../state-mark.tsx'
import { MarkShape } from './mark-shape.tsx'

/** How the request stands; what the person marked it with stands before it. */
export function MarkCell({ row }: { readonly row: Row }) {
  const { mark, note } = row.annotation ?? {}
  return (
    <>
      {mark !== undefined && (
        <span className="row-mark" role="img" aria-label={`Marked ${mark}`} title={`Marked ${mark}`}>
          <MarkShape mark={mark} />
        </span>
      )}
      <StateMark exchange={row} />
      {note !== undefined && <span className="row-note" title={note.slice(0, 500)} aria-hidden="true" />}
    </>
  )
}
