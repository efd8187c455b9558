import { useExchanges, useList } from '../context.ts'
import { Announcer } from './announcer.tsx'
import { ListDialogs } from './dialogs/list-dialogs.tsx'
import { EmptyList } from './empty-list.tsx'
import { ExchangeGrid } from './exchange-grid.tsx'
import { FilterBar } from './filter-bar/filter-bar.tsx'
import { SelectionBar } from './selection-bar.tsx'
import './list.css'
import './columns/columns.css'
import './progress.css'
import './waterfall/waterfall.css'

export function ListPane() {
  const isEmpty = useList(({ lines }) => lines.count === 0)
  const isFiltering = useList((state) => state.isFiltering)
  const hasExchanges = useExchanges((state) => state.ledger.totals.requests > 0)
  return (
    <section className="list-pane" aria-label="Traffic">
      <FilterBar />
      <div className="list-body">
        {isEmpty && !(isFiltering && hasExchanges) ? (
          <EmptyList />
        ) : (
          <>
            <ExchangeGrid />
            <SelectionBar />
          </>
        )}
      </div>
      <Announcer />
      <ListDialogs />
    </section>
  )
}
