import { formatCount } from '../../../../shared/describe/format-bytes.ts'
import { useExchanges, useList } from '../../context.ts'

/** How many of all the filter shows; while it works, how far it is. */
export function FilterCount() {
  const shown = useList((state) => state.totals.requests)
  const isFiltering = useList((state) => state.isFiltering)
  const soFar = useList((state) => state.filteredSoFar)
  const all = useExchanges((state) => state.ledger.totals.requests)
  return (
    <span className="filter-count" role="status">
      {isFiltering
        ? `${formatCount(shown)} of ${formatCount(soFar)} so far`
        : `${formatCount(shown)} of ${formatCount(all)}`}
    </span>
  )
}
