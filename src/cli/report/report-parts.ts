import type { Exchange } from '../../shared/exchange.ts'
import type { Finding } from '../../shared/finding.ts'
import { foldExchanges } from '../../shared/run/fold-exchanges.ts'
import type { RunRecord } from '../../shared/run/run-record.ts'
import type { RunVerdict } from '../../shared/run/run-verdict.ts'
import { limits } from './limits.ts'

/** What the sections of a report are made of. */
export type ReportParts = {
  readonly record: RunRecord
  readonly verdict: RunVerdict
  readonly withSensitive: boolean
  readonly exchanges: readonly Exchange[]
  readonly findings: readonly Finding[]
  /** Those whose events and headers are shown; the others have their row in the waterfall only. */
  readonly detailed: readonly Exchange[]
}

export function reportParts(record: RunRecord, verdict: RunVerdict, withSensitive: boolean): ReportParts {
  const exchanges = foldExchanges(record.entries)
  const findings = record.entries.flatMap((entry) => (entry.kind === 'finding' ? [entry.finding] : []))
  return {
    record,
    verdict,
    withSensitive,
    exchanges,
    findings,
    detailed: chooseDetailed(exchanges, findings),
  }
}

/** When there are too many: first what went wrong or was found something about, then the earliest. */
function chooseDetailed(exchanges: readonly Exchange[], findings: readonly Finding[]): readonly Exchange[] {
  const found = new Set(findings.map(({ exchangeId }) => exchangeId))
  const isPlain = ({ id, state, head }: Exchange): boolean =>
    state === 'done' && !found.has(id) && (head?.status ?? 0) < 400
  return [...exchanges.filter((exchange) => !isPlain(exchange)), ...exchanges.filter(isPlain)]
    .slice(0, limits.details)
    .toSorted((a, b) => a.ordinal - b.ordinal)
}
