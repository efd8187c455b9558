import { formatCount } from '../../../../shared/describe/format-bytes.ts'
import { useList } from '../../context.ts'

/** Rows that wait for the pointer to leave the list before they move or vanish. */
export function WaitingChanges() {
  const count = useList((state) => state.waitingChanges)
  return (
    <span className="filter-space" title="The list is held still while the pointer is over it">
      {count > 0 && `${formatCount(count)} ${count === 1 ? 'row waits' : 'rows wait'}`}
    </span>
  )
}
