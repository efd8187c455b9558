import { shorten } from '../../../shared/describe/shorten.ts'
import { CopyButton } from './copy-button.tsx'
import type { Pair } from './message-parts.ts'
import { useShown } from './use-shown.tsx'

const drawnAtOnce = 200
/** Longer names break their lines. */
const mostInLine = 22

/** Names and values that stand in a text one after the other: of a query, a form, cookies. */
export function PairTable({ pairs, label }: { readonly pairs: readonly Pair[]; readonly label: string }) {
  const { shown, more } = useShown(pairs, drawnAtOnce, 'fields')
  return (
    <>
      <table className="headers" aria-label={label}>
        <tbody>
          {shown.map(({ name, value, isBroken }, place) => (
            // A name may come more than once.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={place}>
              <th scope="row" data-long={name.length > mostInLine || undefined}>
                <bdi>{shorten(name, 200)}</bdi>
              </th>
              <td>
                <bdi>{shorten(value, 4000)}</bdi>
                {isBroken === true && <span className="header-added">not decoded: a % stands wrong</span>}
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
