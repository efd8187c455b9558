import { isOpen, type Exchange } from '../exchange.ts'
import type { ExpectationResult } from './expectation-result.ts'
import { foldExchanges } from './fold-exchanges.ts'
import { receivedBytesOf, sentBytesOf } from './record-bytes.ts'
import type { RunFile, RunRecord } from './run-record.ts'
import type { RunVerdict } from './run-verdict.ts'
import { urlParts } from './url-parts.ts'

export type Counts = Readonly<Record<string, number>>

/** What a run came to, as `--summary` writes it. `docs/expectations.md` says what each field means. */
export type RunSummary = {
  /** Of this shape: fields may be added, none changes its meaning without another number. */
  readonly version: 1
  readonly project: string
  readonly profile: string
  readonly isStrict: boolean
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly durationMs: number
  readonly end: RunRecord['end']
  readonly exitCode: number
  readonly errorCount: number
  readonly requests: {
    readonly total: number
    /** `done`, `failed`, `cancelled` or `open`. */
    readonly byState: Counts
    /** With the port, where the URL has one; `none` for what is no URL. */
    readonly byHost: Counts
    readonly byMethod: Counts
    /** `2xx` and so on; `none` when no answer came. */
    readonly byStatusClass: Counts
    /** Codes of the transport. */
    readonly byFailure: Counts
  }
  readonly events: { readonly delivered: number; readonly withheld: Counts }
  readonly bytes: { readonly received: number; readonly sent: number }
  /** Of requests that ended, in milliseconds; 0 when there was none. */
  readonly durationsMs: { readonly median: number; readonly p95: number; readonly longest: number }
  readonly findings: { readonly total: number; readonly byKind: Counts }
  readonly files: readonly RunFile[]
  readonly expectations: {
    readonly met: number
    readonly unmet: number
    readonly results: readonly ExpectationResult[]
  }
}

export function summaryOf(record: RunRecord, verdict: RunVerdict): RunSummary {
  const exchanges = foldExchanges(record.entries)
  const events = exchanges.flatMap((exchange) => exchange.events)
  const findings = record.entries.flatMap((entry) => (entry.kind === 'finding' ? [entry.finding.kind] : []))
  const met = verdict.expectations.filter(({ isMet }) => isMet).length
  return {
    version: 1,
    project: record.project.name,
    profile: record.profile,
    isStrict: record.isStrict,
    startedAt: new Date(record.startedAtMs).toISOString(),
    durationMs: rounded(record.durationMs),
    end: record.end,
    exitCode: verdict.exitCode,
    errorCount: record.errorCount,
    requests: {
      total: exchanges.length,
      byState: countBy(exchanges, (exchange) => (isOpen(exchange) ? 'open' : exchange.state)),
      byHost: countBy(exchanges, ({ request }) => urlParts(request.url).hostAndPort || 'none'),
      byMethod: countBy(exchanges, ({ request }) => request.method),
      byStatusClass: countBy(exchanges, statusClass),
      byFailure: countBy(exchanges, ({ failure }) => failure?.code),
    },
    events: {
      delivered: events.filter(({ withheld }) => withheld === undefined).length,
      withheld: countBy(events, ({ withheld }) => withheld),
    },
    bytes: { received: sum(exchanges, receivedBytesOf), sent: sum(exchanges, sentBytesOf) },
    durationsMs: durationsOf(exchanges),
    findings: { total: findings.length, byKind: countBy(findings, (kind) => kind) },
    files: record.files,
    expectations: { met, unmet: verdict.expectations.length - met, results: verdict.expectations },
  }
}

function statusClass({ head }: Exchange): string {
  return head === undefined ? 'none' : `${Math.floor(head.status / 100)}xx`
}

function durationsOf(exchanges: readonly Exchange[]): RunSummary['durationsMs'] {
  const durations = exchanges
    .flatMap(({ startedAtMs, endedAtMs }) => (endedAtMs === undefined ? [] : [endedAtMs - startedAtMs]))
    .toSorted((a, b) => a - b)
  const at = (part: number): number => rounded(durations[Math.ceil(durations.length * part) - 1] ?? 0)
  return { median: at(0.5), p95: at(0.95), longest: at(1) }
}

/** Names of the app's making are counted as they are, in their order; what has no name is left out. */
function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string | undefined): Counts {
  const counts = new Map<string, number>()
  for (const item of items) {
    const name = nameOf(item)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const sum = (exchanges: readonly Exchange[], bytesOf: (exchange: Exchange) => number): number =>
  exchanges.reduce((total, exchange) => total + bytesOf(exchange), 0)

/** To a tenth: more would be noise. */
const rounded = (ms: number): number => Math.round(ms * 10) / 10
