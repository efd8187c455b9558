import { useMemo } from 'react'
import type { Exchange } from '../../../shared/exchange.ts'
import { formatOffset } from '../../../shared/describe/format-duration.ts'
import type { TimelineItem } from '../describe/timeline.ts'
import { timelineOf } from '../describe/timeline.ts'
import { useShown } from '../detail/use-shown.tsx'
import { EventCard } from './event-card.tsx'

/** With more events than this, only the first and the last are unfolded to begin with. */
const unfoldAll = 4
const itemsAtOnce = 500

/** Both lanes as a list: what happened on the wire, and between it what the listener got, in one order of time. */
export function EventList({ exchange }: { readonly exchange: Exchange }) {
  const items = useMemo(() => timelineOf(exchange), [exchange])
  const { shown, more } = useShown(items, itemsAtOnce, 'of them')
  const { events } = exchange
  const isUnfolded = (item: TimelineItem & { kind: 'event' }): boolean =>
    events.length <= unfoldAll || item.lane === events[0] || item.lane.event.phase === 'ended'
  if (items.length === 0) return <p className="detail-note">Nothing has happened yet.</p>
  return (
    <>
      <p className="lane-key">
        <span className="lane-key-wire">on the wire</span>
        <span className="lane-key-delivered">delivered to the listener</span>
        <span className="lane-key-withheld">withheld</span>
      </p>
      <ol className="timeline" aria-label="Events">
        {shown.map((item) => (
          <li key={item.key} className="timeline-item" data-kind={item.kind}>
            <time className="timeline-time">{formatOffset(item.atMs - exchange.startedAtMs)}</time>
            {item.kind === 'event' ? (
              <EventCard lane={item.lane} startsOpen={isUnfolded(item)} />
            ) : (
              <p className="wire-mark">
                <span>{item.words.what}</span> <code>{item.words.detail}</code>
              </p>
            )}
          </li>
        ))}
      </ol>
      {more}
    </>
  )
}
