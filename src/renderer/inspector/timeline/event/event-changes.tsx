import { formatOffset } from '../../../../shared/describe/format-duration.ts'
import { shorten } from '../../../../shared/describe/shorten.ts'
import type { LaneEvent } from '../../../../shared/exchange.ts'
import { changesBetween, type FieldChange } from './event-diff.ts'

type EventChangesProps = {
  readonly lane: LaneEvent
  readonly events: readonly LaneEvent[]
  readonly startMs: number
}

const signs: Readonly<Record<FieldChange['kind'], string>> = { added: '+', removed: '−', changed: '→' }
const kindWords: Readonly<Record<FieldChange['kind'], string>> = {
  added: 'Added',
  removed: 'Gone',
  changed: 'Changed',
}
const mostRows = 100

/** What changed since the event that the listener got before this one. */
export function EventChanges({ lane, events, startMs }: EventChangesProps) {
  const before = events.findLast((it) => it.sequence < lane.sequence && it.withheld === undefined)
  if (before === undefined) {
    return lane.withheld === undefined ? (
      <p className="event-gap">The first event that the listener got.</p>
    ) : null
  }
  const changes = changesBetween(before.event, lane.event)
  const title = `Since ${before.event.phase} at ${formatOffset(before.atMs - startMs)}`
  if (changes.length === 0) return <p className="event-gap">{title}, nothing changed.</p>
  return (
    <table className="event-changes">
      <caption>{title}</caption>
      <tbody>
        {changes.slice(0, mostRows).map(({ path, kind, before: was, after, by }) => (
          <tr key={path} data-change={kind}>
            <td className="change-sign" title={kindWords[kind]}>
              <span aria-hidden>{signs[kind]}</span>
              <span className="visually-hidden">{kindWords[kind]}</span>
            </td>
            <th scope="row">
              <bdi>{shorten(path, 120)}</bdi>
            </th>
            <td className="change-values">
              {was !== undefined && (
                <del>
                  <bdi>{shorten(was)}</bdi>
                </del>
              )}
              {was !== undefined && after !== undefined && <span aria-hidden> → </span>}
              {after !== undefined && (
                <ins>
                  <bdi>{shorten(after)}</bdi>
                </ins>
              )}
              {by !== undefined && <span className="change-by"> {by}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
