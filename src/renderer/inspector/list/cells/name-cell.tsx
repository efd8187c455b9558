import { shorten } from '../../../../shared/describe/shorten.ts'
import { requestName } from '../../describe/request-name.ts'
import { FindingMark } from '../../findings/finding-mark.tsx'
import type { Row } from '../../rows/row.ts'
import { addressOf } from './address.ts'

/** The name, then what tells it from others of that name: the query and the host. */
export function NameCell({ row }: { readonly row: Row }) {
  const { name, host } = requestName(row.request.url)
  const { query } = addressOf(row.request.url)
  return (
    <>
      <span className="request-title">
        <bdi className="request-name">
          {name}
          {query !== '' && <span className="request-query">{shorten(query, 120)}</span>}
        </bdi>
        {host !== '' && <bdi className="request-host">{host}</bdi>}
      </span>
      <FindingMark exchange={row} />
    </>
  )
}
