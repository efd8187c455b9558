import type { ExchangeOutline } from '../../../shared/exchange.ts'
import { isOpen } from '../../../shared/exchange.ts'

/** The words of a filter, lower case; all of them must be found. */
export const parseQuery = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')

/**
 * Whether an exchange has all words of the filter somewhere. It only ever goes from false to true for one exchange:
 * what it looks at is fixed by the request, or comes once. So a row that is shown stays, and nothing moves away.
 */
export function matches(exchange: ExchangeOutline, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = searchText(exchange)
  return words.every((word) => text.includes(word))
}

function searchText(exchange: ExchangeOutline): string {
  const { request, head, failure } = exchange
  const parts = [request.method, request.api, request.url, request.callSite ?? '', request.target?.name ?? '']
  if (head !== undefined) parts.push(String(head.status))
  if (!isOpen(exchange)) parts.push(exchange.state)
  if (failure !== undefined) parts.push(failure.code)
  return parts.join('\n').toLowerCase()
}
