import { ArrowUpRight } from 'lucide-react'
import { useExchanges, useModel, useRow } from '../context.ts'
import { requestName } from '../describe/request-name.ts'
import type { Found } from '../state/findings.ts'
import { exchangeOfFinding } from '../state/ledger.ts'
import { revealExchange } from '../state/reveal-store.ts'

/** Selects the exchange that shows a finding; nothing where there is none (any more). */
export function ExchangeLink({ found }: { readonly found: Found }) {
  const model = useModel()
  const exchange = useRow(useExchanges((state) => exchangeOfFinding(state.ledger, found)))
  if (exchange === undefined) return null
  const { method, url } = exchange.request
  const { name } = requestName(url)
  return (
    <button
      type="button"
      className="finding-link"
      aria-label={`Show ${method} ${name}`}
      title={`Show ${method} ${name}`}
      onClick={() => revealExchange(model, exchange.id)}
    >
      <span className="finding-method">{method}</span>
      <bdi className="finding-name">{name}</bdi>
      <ArrowUpRight size={13} aria-hidden />
    </button>
  )
}
