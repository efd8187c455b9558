import type { LogEntry } from '../../../shared/log-entry.ts'
import { createInterner } from '../rows/interner.ts'
import type { KeptHeaders, Row, RowKeeping } from '../rows/row.ts'
import { applyToRow } from '../rows/row.ts'
import { isOpen } from '../../../shared/exchange.ts'
import type { ConsoleLines } from './console-lines.ts'
import { addLine, consoleLineOf, createConsoleLines, hearEvent, trimLines } from './console-lines.ts'
import type { Findings, Found } from './findings.ts'
import { addFinding, createFindings, siteKey } from './findings.ts'
import type { LifeMark } from './life-cycle.ts'
import { addLifeMark } from './life-cycle.ts'
import type { Counting, Totals } from './totals.ts'
import { count, createTotals } from './totals.ts'

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
  /** Which headers the rows keep, and the texts that they share. */
  readonly keeping: RowKeeping
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

export const createLedger = (keptHeaders: KeptHeaders = new Set()): Ledger => ({
  byId: new Map(),
  ids: [],
  rows: [],
  touched: new Set(),
  open: new Set(),
  importedSessions: new Set(),
  keeping: { kept: keptHeaders, texts: createInterner() },
  totals: createTotals(),
  console: createConsoleLines(),
  findings: createFindings(),
  lifeCycle: [],
  firstOfSite: new Map(),
  sequence: 0,
  newestAtMs: 0,
})

/** Up to which entries parts of the window were cleared by the person: what is older is not shown again. */
export type ClearedUpTo = { readonly console: number; readonly findings: number }

export const nothingCleared: ClearedUpTo = { console: 0, findings: 0 }

export function applyEntries(
  ledger: Ledger,
  entries: readonly LogEntry[],
  cleared: ClearedUpTo = nothingCleared,
): void {
  const totals = { ...ledger.totals }
  let areRowsChanged = false
  for (const entry of entries) {
    ledger.sequence = Math.max(ledger.sequence, entry.sequence)
    ledger.newestAtMs = Math.max(ledger.newestAtMs, entry.atMs)
    addLifeMark(ledger.lifeCycle, entry)
    if ('exchangeId' in entry) {
      if (applyExchangeEntry(ledger, totals, entry, entry.exchangeId)) areRowsChanged = true
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
  if (areRowsChanged) ledger.totals = totals
}

/** The exchange that shows a finding: the one it names, else the first that its line made. */
export function exchangeOfFinding(ledger: Ledger, { sessionId, finding }: Found): string | undefined {
  const { exchangeId, source } = finding
  if (exchangeId !== undefined && ledger.byId.has(exchangeId)) return exchangeId
  return source === undefined ? undefined : ledger.firstOfSite.get(siteKey(sessionId, source))
}

/** Whether it changed a row. */
function applyExchangeEntry(ledger: Ledger, totals: Counting, entry: LogEntry, id: string): boolean {
  const before = ledger.byId.get(id)
  if (before !== undefined && entry.kind === 'request') return false
  const after = applyToRow(before, entry, before?.ordinal ?? ledger.ids.length + 1, ledger.keeping)
  if (after === undefined || after === before) return false
  const place = after.ordinal - 1
  ledger.byId.set(id, after)
  ledger.rows[place] = after
  ledger.touched.add(place)
  if (before === undefined) addExchange(ledger, after)
  if (!isOpen(after)) ledger.open.delete(place)
  else if (before === undefined || !isOpen(before)) ledger.open.add(place)
  count(totals, before, after)
  return true
}

function addExchange(ledger: Ledger, { id, sessionId, request: { callSite } }: Row): void {
  ledger.ids.push(id)
  if (callSite === undefined) return
  const site = siteKey(sessionId, callSite)
  if (!ledger.firstOfSite.has(site)) ledger.firstOfSite.set(site, id)
}
