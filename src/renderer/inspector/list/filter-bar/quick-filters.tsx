import { useModel, useView } from '../../context.ts'
import { hasTerm } from '../../filter/edit-query.ts'
import { setQuery } from '../../state/view-store.ts'
import { toggledTerm } from '../filter-by-cell.ts'

const quick = [
  { term: 'is:open', title: 'Open' },
  { term: 'is:failed', title: 'Failed' },
  { term: 'is:cancelled', title: 'Cancelled' },
  { term: 'status:4xx,5xx', title: '4xx 5xx' },
] as const

/** The terms that are asked for most often, each a switch in the filter's text. */
export function QuickFilters() {
  const { view } = useModel()
  const query = useView((state) => state.query)
  return (
    <div className="quick-filters" role="group" aria-label="Quick filters">
      {quick.map(({ term, title }) => (
        <button
          key={term}
          type="button"
          className="quick-filter"
          aria-pressed={hasTerm(query, term)}
          title={`Filter by ${term}`}
          onClick={() => setQuery(view, toggledTerm(query, term))}
        >
          {title}
        </button>
      ))}
    </div>
  )
}
