import { ListX, Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useExchanges, useModel, useView } from '../context.ts'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { setQuery } from '../state/view-store.ts'
import './filter-bar.css'

export function FilterBar() {
  const { view, actions } = useModel()
  const query = useView((state) => state.query)
  const shownCount = useExchanges((state) => state.ledger.shownIds.length)
  const count = useExchanges((state) => state.ledger.ids.length)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && query !== '') setQuery(view, '')
    else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') {
      document.getElementById('exchanges')?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="filter-bar" role="search">
      <label className="filter-field">
        <Search size={14} aria-hidden />
        <span className="visually-hidden">Filter requests</span>
        <input
          type="text"
          value={query}
          placeholder="Filter by URL, method, API, status…"
          spellCheck={false}
          autoComplete="off"
          maxLength={1000}
          onChange={(event) => setQuery(view, event.target.value)}
          onKeyDown={onKeyDown}
        />
        {query === '' ? (
          <kbd aria-hidden="true">/</kbd>
        ) : (
          <button
            type="button"
            className="icon-button"
            aria-label="Clear the filter"
            title="Clear the filter (Esc)"
            onClick={() => setQuery(view, '')}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </label>
      {query !== '' && (
        <span className="filter-count" role="status">
          {formatCount(shownCount)} of {formatCount(count)}
        </span>
      )}
      <button
        type="button"
        className="button"
        disabled={count === 0}
        title="Forget every request that is over, and the console"
        onClick={() => void actions.clearLog()}
      >
        <ListX size={14} aria-hidden />
        Clear
      </button>
    </div>
  )
}
