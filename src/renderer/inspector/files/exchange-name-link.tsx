import { useModel, useRow } from '../context.ts'
import { requestName } from '../describe/request-name.ts'
import { StateMark } from '../list/state-mark.tsx'
import { revealExchange } from '../state/reveal-store.ts'

type ExchangeNameLinkProps = {
  readonly exchangeId: string
  /** Inside a grid its keys lead here; elsewhere Tab does. */
  readonly isTabStop?: boolean
}

/** Names an exchange and leads to it in the list. Nothing when it is no longer kept. */
export function ExchangeNameLink({ exchangeId, isTabStop = true }: ExchangeNameLinkProps) {
  const model = useModel()
  const row = useRow(exchangeId)
  if (row === undefined) return <span className="file-faint">no longer kept</span>
  const { method, url } = row.request
  const { name } = requestName(url)
  const words = `Show ${method} ${name}`
  return (
    <button
      type="button"
      className="exchange-link"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={words}
      title={`${words} (no. ${row.ordinal})`}
      onClick={(event) => {
        event.stopPropagation()
        revealExchange(model, exchangeId)
      }}
    >
      <StateMark exchange={row} />
      <span className="exchange-link-method">{method}</span>
      <bdi className="exchange-link-name">{name}</bdi>
    </button>
  )
}
