import type { HeaderList } from '../../../shared/log-entry.ts'
import { shorten } from '../../../shared/describe/shorten.ts'

/** Headers in the order of the message, names as they were written. */
export function HeaderTable({ headers, label }: { readonly headers: HeaderList; readonly label: string }) {
  if (headers.length === 0) return <p className="detail-note">None.</p>
  return (
    <table className="headers" aria-label={label}>
      <tbody>
        {headers.map(([name, value], index) => (
          // The same name may come more than once, so the place in the message is the key.
          <tr key={`${index}-${name}`}>
            <th scope="row">{name}</th>
            <td>{shorten(value, 4000)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
