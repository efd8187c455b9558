import { useExchanges } from '../context.ts'
import { EmptyList } from './empty-list.tsx'
import { ExchangeGrid } from './exchange-grid.tsx'
import { FilterBar } from './filter-bar.tsx'
import './list.css'
import './progress.css'

export function ListPane() {
  const isEmpty = useExchanges((state) => state.ledger.shownIds.length === 0)
  return (
    <section className="list-pane" aria-label="Traffic">
      <FilterBar />
      {isEmpty ? <EmptyList /> : <ExchangeGrid />}
    </section>
  )
}
