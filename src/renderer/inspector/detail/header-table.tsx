import type { HeaderList } from '../../../shared/log-entry.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { CopyButton } from './copy-button.tsx'
import { headerWords } from './header-words.ts'
import { useShown } from './use-shown.tsx'

const drawnAtOnce = 200
/** Longer names break their lines. */
const mostInLine = 22

export type HeaderTableProps = {
  readonly headers: HeaderList
  readonly label: string
  /** By their places: those that the engine put there. */
  readonly added?: ReadonlySet<number>
  /** Only those with this text in their name or value. */
  readonly query?: string
}

/** Headers in the order of the message, names as they were written, also those that come twice. */
export function HeaderTable({ headers, label, added, query = '' }: HeaderTableProps) {
  const wanted = query.trim().toLowerCase()
  const found = headers
    .map(([name, value], place) => ({ name, value, place }))
    .filter(({ name, value }) => wanted === '' || `${name}: ${value}`.toLowerCase().includes(wanted))
  const { shown, more } = useShown(found, drawnAtOnce, 'headers')
  if (headers.length === 0) return <p className="detail-note">None.</p>
  if (found.length === 0) return <p className="detail-note">None of {headers.length} has this text.</p>
  return (
    <>
      <table className="headers" aria-label={label}>
        <tbody>
          {shown.map(({ name, value, place }) => (
            // The same name may come more than once, so the place in the message is the key.
            <tr key={place} data-added={added?.has(place) === true || undefined}>
              <th
                scope="row"
                data-long={name.length > mostInLine || undefined}
                title={headerWords(name)}
                data-explained={headerWords(name) !== undefined || undefined}
              >
                <bdi>{shorten(name, 200)}</bdi>
              </th>
              <td>
                <bdi>{shorten(value, 4000)}</bdi>
                {added?.has(place) === true && <span className="header-added">added</span>}
              </td>
              <td className="header-copy">
                <CopyButton what={shorten(name, 60)} text={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  )
}
