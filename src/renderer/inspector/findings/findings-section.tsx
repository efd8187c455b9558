import type { ExchangeOutline } from '../../../shared/exchange.ts'
import { useExchanges } from '../context.ts'
import { Section } from '../detail/fields.tsx'
import { findingsOf } from '../state/findings.ts'
import { FindingRow } from './finding-row.tsx'
import './findings.css'

/** What was found at one exchange, in its details. */
export function FindingsSection({ exchange }: { readonly exchange: ExchangeOutline }) {
  useExchanges((state) => state.ledger.findings.revision)
  const found = findingsOf(
    useExchanges((state) => state.ledger.findings),
    exchange,
  )
  if (found.length === 0) return null
  return (
    <Section title="Findings">
      <ul className="finding-list">
        {found.map((it) => (
          <FindingRow key={it.sequence} found={it} />
        ))}
      </ul>
    </Section>
  )
}
