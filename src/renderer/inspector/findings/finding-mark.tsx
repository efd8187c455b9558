import { Lightbulb } from 'lucide-react'
import type { ExchangeOutline } from '../../../shared/exchange.ts'
import { useExchanges } from '../context.ts'
import { findingsOf } from '../state/findings.ts'

/** Says on a row that something was found at its request. */
export function FindingMark({ exchange }: { readonly exchange: ExchangeOutline }) {
  const count = useExchanges((state) => findingsOf(state.ledger.findings, exchange).length)
  if (count === 0) return null
  const words = count === 1 ? '1 finding' : `${count} findings`
  return (
    <span className="finding-mark" role="img" aria-label={words} title={words}>
      <Lightbulb size={13} aria-hidden />
    </span>
  )
}
