import { hasTerm, termForCell, withTerm, withoutTerm } from '../filter/edit-query.ts'
import type { Row } from '../rows/row.ts'
import type { ViewStore } from '../state/view-store.ts'
import { setQuery } from '../state/view-store.ts'

/** Shows the requests that are like this one in a column alone, or hides them. */
export function filterByCell(view: ViewStore, columnKey: string, row: Row, isNegated = false): void {
  const term = termForCell(columnKey, row)
  if (term !== undefined) setQuery(view, withTerm(view.getState().query, isNegated ? `-${term}` : term))
}

/** Puts a term into the filter's text, or takes it out. */
export const toggledTerm = (query: string, term: string): string =>
  hasTerm(query, term) ? withoutTerm(query, term) : withTerm(query, term)
