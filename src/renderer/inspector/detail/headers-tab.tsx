import type { Exchange } from '../../../shared/exchange.ts'
import { HeaderTable } from './header-table.tsx'

/** What was sent and what came, in the order of the wire. */
export function HeadersTab({ exchange }: { readonly exchange: Exchange }) {
  return (
    <>
      <HeaderTable headers={exchange.request.headers} label="Request headers" />
      {exchange.head !== undefined && (
        <HeaderTable headers={exchange.head.headers} label="Response headers" />
      )}
    </>
  )
}
