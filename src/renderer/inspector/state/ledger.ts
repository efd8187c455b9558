import type { LogEntry } from '../../../shared/log-entry.ts'
import type { Interner } from '../rows/interner.ts'
import { createInterner } from '../rows/interner.ts'
import type { KeptHeaders, Row } from '../rows/row.ts'
import { applyToRow } from '../rows/row.ts'
import { isOpen } from '../../../shared/exchange.ts'
import { matches, parseQuery } from '../describe/matches.ts'
import type { ConsoleLines } from './console-lines.ts'
import { addLine, consoleLineOf, createConsoleLines, hearEvent, trimLines } from './console-lines.ts'
import type { Findings, Found } from './findings.ts'
import { addFinding, createFindings, siteKey } from './findings.ts'
import type { LifeMark } from './life-cycle.ts'
import { addLifeMark } from './life-cycle.ts'
import type { Totals } from './totals.ts'
import { countChange, noTotals } from './totals.ts'

/**
 * Everything folded from the log so far. Changed in place, so that a batch costs its own length however long the
 * session is; the rows in it are immutable, so a component knows by identity whether its row has changed.
 */
export type Ledger = {
  readonly byId: Map<string, Row>
  /** All exchanges, in the order of the log. */
  readonly ids: string[]
  /** Of `ids`: a row stands at its ordinal less one. */
  readonly rows: Row[]
  /** Places of the rows that came or changed since somebody took them. */
  readonly touched: Set<number>
  /** Places of the rows whose requests are open. */
  readonly open: Set<number>
  /** Sessions whose exchanges were read from an archive. */
  readonly importedSessions: Set<string>
  readonly texts: Interner
  /** Those that the filter shows, in the same order; the same array as `ids` without a filter. */
  shownIds: string[]
  words: readonly string[]
  /** Which headers the rows keep. */
  readonly keptHeaders: KeptHeaders
  totals: Totals
  readonly console: ConsoleLines
  readonly findings: Findings
  /** Of all sessions, in the order of the log. */
  readonly lifeCycle: LifeMark[]
  /** The first exchange that each line of the app's code made. */
  readonly firstOfSite: Map<string, string>
  /** The newest entry that was folded. */
  sequence: number
  newestAtMs: number
}

export const createLedger = (query: string, keptHeaders: KeptHeaders = new Set()): Ledger => {
  const ids: string[] = []
  const words = parseQuery(query)
  return {
    byId: new Map(),
    ids,
    rows: [],
    touched: new Set(),
    open: new Set(),
    importedSessions: new Set(),
    texts: createInterner(),
    shownIds: words.length === 0 ? ids : [],
    words,
    keptHeaders,
    totals: noTotals,
    console: createConsoleLines(),
    findings: createFindings(),
    lifeCycle: [],
    firstOfSite: new Map(),
    sequence: 0,
    newestAtMs: 0,
  }
}

/** Up to which entries parts of the window were cleared by the person: what is older is not shown again. */
export type ClearedUpTo = { readonly console: number; readonly findings: number }

export const nothingCleared: ClearedUpTo = { console: 0, findings: 0 }

export function applyEntries(
  ledger: Ledger,
  entries: readonly LogEntry[],
  cleared: ClearedUpTo = nothingCleared,
): void {
  const changed = new Map<string, Row | undefined>()
  for (const entry of entries) {
    ledger.sequence = Math.max(ledger.sequence, entry.sequence)
    ledger.newestAtMs = Math.max(ledger.newestAtMs, entry.atMs)
    addLifeMark(ledger.lifeCycle, entry)
    if ('exchangeId' in entry) {
      if (!changed.has(entry.exchangeId)) changed.set(entry.exchangeId, ledger.byId.get(entry.exchangeId))
      applyExchangeEntry(ledger, entry, entry.exchangeId)
      hearEvent(ledger.console, entry)
    } else if (entry.kind === 'finding') {
      const { sequence, sessionId, finding } = entry
      if (sequence > cleared.findings) addFinding(ledger.findings, { sequence, sessionId, finding })
    } else {
      if (entry.kind === 'life-cycle' && entry.event === 'import') {
        ledger.importedSessions.add(entry.sessionId)
      }
      const line = entry.sequence > cleared.console ? consoleLineOf(entry) : undefined
      if (line !== undefined) addLine(ledger.console, line)
    }
  }
  trimLines(ledger.console)
  for (const [id, before] of changed) noteChange(ledger, id, before)
}

/** The exchange that shows a finding: the one it names, else the first that its line made. */
export function exchangeOfFinding(ledger: Ledger, { sessionId, finding }: Found): string | undefined {
  const { exchangeId, source } = finding
  if (exchangeId !== undefined && ledger.byId.has(exchangeId)) return exchangeId
  return source === undefined ? undefined : ledger.firstOfSite.get(siteKey(sessionId, source))
}

/** Shows what the new query asks for: the one walk over all exchanges, on a key press and not on a batch. */
export function filterLedger(ledger: Ledger, query: string): void {
  ledger.words = parseQuery(query)
  ledger.shownIds =
    ledger.words.length === 0
      ? ledger.ids
      : ledger.ids.filter((id) => {
          const exchange = ledger.byId.get(id)
          return exchange !== undefined && matches(exchange, ledger.words)
        })
}

/** Where an exchange is, or would be, among the shown ones. */
export function shownIndexOf(ledger: Ledger, id: string): number {
  const exchange = ledger.byId.get(id)
  if (exchange === undefined) return -1
  const index = lowerBound(ledger, exchange.ordinal)
  return ledger.shownIds[index] === id ? index : -1
}

function applyExchangeEntry(ledger: Ledger, entry: LogEntry, id: string): void {
  const before = ledger.byId.get(id)
  if (before !== undefined && entry.kind === 'request') return
  const { keptHeaders: kept, texts } = ledger
  const after = applyToRow(before, entry, before?.ordinal ?? ledger.ids.length + 1, { kept, texts })
  if (after === undefined) return
  ledger.byId.set(id, after)
  ledger.rows[after.ordinal - 1] = after
  if (before === undefined) addExchange(ledger, after)
}

function noteChange(ledger: Ledger, id: string, before: Row | undefined): void {
  const after = ledger.byId.get(id)
  if (after === undefined || after === before) return
  const place = after.ordinal - 1
  ledger.touched.add(place)
  if (isOpen(after)) ledger.open.add(place)
  else ledger.open.delete(place)
  ledger.totals = countChange(ledger.totals, before, after)
  if (ledger.shownIds !== ledger.ids) showIfMatching(ledger, id)
}

function addExchange(ledger: Ledger, { id, sessionId, request: { callSite } }: Row): void {
  ledger.ids.push(id)
  if (callSite === undefined) return
  const site = siteKey(sessionId, callSite)
  if (!ledger.firstOfSite.has(site)) ledger.firstOfSite.set(site, id)
}

function showIfMatching(ledger: Ledger, id: string): void {
  const exchange = ledger.byId.get(id)
  if (exchange === undefined || !matches(exchange, ledger.words)) return
  const index = lowerBound(ledger, exchange.ordinal)
  if (ledger.shownIds[index] !== id) ledger.shownIds.splice(index, 0, id)
}

/** The first place among the shown exchanges whose ordinal is not below the given one. */
function lowerBound(ledger: Ledger, ordinal: number): number {
  let low = 0
  let high = ledger.shownIds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const id = ledger.shownIds[middle] ?? ''
    if ((ledger.byId.get(id)?.ordinal ?? 0) < ordinal) low = middle + 1
    else high = middle
  }
  return low
}
