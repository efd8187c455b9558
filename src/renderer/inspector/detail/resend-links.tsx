import { useState } from 'react'
import type { Row } from '../rows/row.ts'
import { useExchanges, useModel, useRow } from '../context.ts'
import { requestName } from '../describe/request-name.ts'
import type { Exchange } from '../../../shared/exchange.ts'
import { revealExchange } from '../state/reveal-store.ts'
import { Field } from './fields.tsx'

const mostShown = 20

/** What this request repeats, and what repeats it. */
export function ResendLinks({ exchange }: { readonly exchange: Exchange }) {
  const { resendOf, sentBy } = exchange.request
  const repeats = useRepeats(exchange.id)
  return (
    <>
      {sentBy !== undefined && (
        <Field label="Sent by">You, from the inspector: no listener of the app hears of it</Field>
      )}
      {resendOf !== undefined && (
        <Field label="Repeats">
          <RowLink exchangeId={resendOf} />
        </Field>
      )}
      {repeats.length > 0 && (
        <Field label="Repeated by">
          {repeats.slice(0, mostShown).map((id) => (
            <RowLink key={id} exchangeId={id} />
          ))}
          {repeats.length > mostShown && ` and ${repeats.length - mostShown} more`}
        </Field>
      )}
    </>
  )
}

function useRepeats(id: string): readonly string[] {
  const [find] = useState(() => createRepeatFinder(id))
  return useExchanges(({ ledger }) => find(ledger.rows))
}

/** Each row is looked at once: rows only ever follow each other, until the log is read anew. */
function createRepeatFinder(id: string): (rows: readonly Row[]) => readonly string[] {
  let lookedAt: readonly Row[] = []
  let next = 0
  let found: readonly string[] = []
  return (rows) => {
    if (rows !== lookedAt) {
      lookedAt = rows
      next = 0
      found = []
    }
    for (; next < rows.length; next += 1) {
      const row = rows[next]
      if (row?.request.resendOf === id) found = [...found, row.id]
    }
    return found
  }
}

function RowLink({ exchangeId }: { readonly exchangeId: string }) {
  const model = useModel()
  const row = useRow(exchangeId)
  if (row === undefined) return <span className="detail-note">a request that is no longer kept</span>
  const { method, url } = row.request
  const { name } = requestName(url)
  return (
    <button type="button" className="text-link" onClick={() => revealExchange(model, exchangeId)}>
      no. {row.ordinal} {method} <bdi>{name}</bdi>
    </button>
  )
}
