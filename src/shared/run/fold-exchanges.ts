import { applyToExchange, type Exchange } from '../exchange.ts'
import type { LogEntry } from '../log-entry.ts'

/** The exchanges of a log, in the order in which they began. */
export function foldExchanges(entries: Iterable<LogEntry>): Exchange[] {
  const exchanges = new Map<string, Exchange>()
  for (const entry of entries) {
    if (!('exchangeId' in entry)) continue
    const current = exchanges.get(entry.exchangeId)
    const next = applyToExchange(current, entry, current?.ordinal ?? exchanges.size + 1)
    if (next !== undefined) exchanges.set(entry.exchangeId, next)
  }
  return [...exchanges.values()]
}
