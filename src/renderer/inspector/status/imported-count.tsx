import { Archive } from 'lucide-react'
import { useExchanges, useModel, useView } from '../context.ts'
import { hasTerm, toggleTerm } from '../filter/edit-query.ts'
import { importedFrom } from '../state/imported-from.ts'
import { setQuery } from '../state/view-store.ts'

const term = 'is:imported'

/** That some of what is listed was recorded elsewhere; a press shows it alone. */
export function ImportedCount() {
  const { view, exchanges } = useModel()
  const count = useExchanges(({ ledger }) =>
    ledger.totals.requests === 0 ? 0 : ledger.importedSessions.size,
  )
  const query = useView((state) => state.query)
  if (count === 0) return null
  const { ledger } = exchanges.getState()
  const names = [...ledger.importedSessions].map((id) => importedFrom(ledger, id))
  return (
    <button
      type="button"
      className="imported-count"
      aria-pressed={hasTerm(query, term)}
      title={`Recorded elsewhere, read only:\n${names.slice(0, 20).join('\n')}`}
      onClick={() => setQuery(view, toggleTerm(query, term))}
    >
      <Archive size={13} aria-hidden />
      {count === 1 ? '1 archive' : `${count} archives`}, read only
    </button>
  )
}
