import { applyEntriesToExchange, type Exchange } from '../exchange.ts'
import type { LogEntry } from '../log-entry.ts'

/** The exchanges of a log, in the order in which they began. */
export function foldExchanges(entries: Iterable<LogEntry>): Exchange[] {
  const grown = new Map<string, LogEntry[]>()
  for (const entry of entries) {
    if (!('exchangeId' in entry)) continue
    const own = grown.get(entry.exchangeId)
    if (own !== undefined) own.push(entry)
    else if (entry.kind === 'request') grown.set(entry.exchangeId, [entry])
  }
  return [...grown.values()].flatMap((own, index) => applyEntriesToExchange(undefined, own, index + 1) ?? [])
}
