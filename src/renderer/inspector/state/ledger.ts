import type { LogEntry } from '../../../shared/log-entry.ts'
import type { Interner } from '../rows/interner.ts'
import { createInterner } from '../rows/interner.ts'
import type { KeptHeaders, Row } from '../rows/row.ts'
import { applyToRow } from '../rows/row.ts'
import { isOpen } from '../../../shared/exchange.ts'
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

export const createLedger = (keptHeaders: KeptHeaders = new Set()): Ledger => ({
  byId: new Map(),
  ids: [],
  rows: [],
  touched: new Set(),
  open: new Set(),
  importedSessions: new Set(),
  texts: createInterner(),
  keptHeaders,
  totals: noTotals,
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
}

function addExchange(ledger: Ledger, { id, sessionId, request: { callSite } }: Row): void {
  ledger.ids.push(id)
  if (callSite === undefined) return
  const site = siteKey(sessionId, callSite)
  if (!ledger.firstOfSite.has(site)) ledger.firstOfSite.set(site, id)
}
