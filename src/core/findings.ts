import { findingOf } from '../shared/finding-catalogue.ts'
import type { FindingReport } from '../shared/finding.ts'
import type { LogEvent } from '../shared/log-entry.ts'

/** More findings than this in one session help nobody, and a hostile app could make them without end. */
const mostFindings = 500

/** Records findings, each kind once per place (and once per exchange where no place is known). */
export function createFindings(record: (event: LogEvent) => void): (report: FindingReport) => void {
  const told = new Set<string>()
  return (report) => {
    const key = `${report.kind} ${report.source ?? report.exchangeId ?? ''}`
    if (told.has(key) || told.size >= mostFindings) return
    told.add(key)
    record({ kind: 'finding', finding: findingOf(report) })
  }
}
