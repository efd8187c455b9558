import { type KeyboardEvent, useId } from 'react'
import { formatOffset } from '../../../../shared/describe/format-duration.ts'
import { withheldInShort } from '../../../../shared/describe/words.ts'
import type { LaneEvent } from '../../../../shared/exchange.ts'
import type { Phase } from '../../../../shared/network-event.ts'
import { summarizeEvent } from '../../describe/event-fields.ts'
import { type Cluster, clusterWords, holds } from './clusters.ts'
import { EventShape } from './event-shape.tsx'
import { layout } from './layout.ts'

type EventLaneProps = {
  readonly clusters: readonly Cluster[]
  readonly events: readonly LaneEvent[]
  readonly startMs: number
  readonly selected: LaneEvent | undefined
  readonly onSelect: (lane: LaneEvent) => void
  /** Shows a cluster's events apart. */
  readonly onOpen: (cluster: Cluster) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Began ends at its moment and ended begins there, so that progress of the same moment is seen beside them. */
const besidePx: Readonly<Record<Phase, number>> = { began: -6, progress: 0, ended: 6 }

/** The lower lane, as a list of events in one tab stop: the listener's, and below them the ghosts of withheld ones. */
export function EventLane(props: EventLaneProps) {
  const { clusters, events, startMs, selected, onSelect, onOpen, onKeyDown } = props
  const id = useId()
  const active = selected === undefined ? undefined : clusters.find((cluster) => holds(cluster, selected))
  const idOf = ({ first }: Cluster): string => `${id}-${first.lane.sequence}`
  return (
    <div
      className="event-lane"
      role="listbox"
      tabIndex={0}
      aria-label="Events"
      aria-orientation="horizontal"
      aria-activedescendant={active === undefined ? undefined : idOf(active)}
      onKeyDown={onKeyDown}
    >
      {clusters.map((cluster) => {
        const isActive = cluster === active
        const shown = isActive && selected !== undefined ? selected : cluster.first.lane
        const position = isActive ? events.indexOf(shown) : cluster.first.index
        const words = optionWords(cluster, shown, startMs)
        const width = Math.max(24, cluster.untilX - cluster.fromX + 18)
        const top = (cluster.isWithheld ? layout.withheldY : layout.deliveredY) - 12
        const left = (cluster.fromX + cluster.untilX - width) / 2 + besidePx[cluster.phase]
        return (
          <div
            key={cluster.first.lane.sequence}
            id={idOf(cluster)}
            role="option"
            className="event-mark"
            aria-selected={isActive}
            aria-setsize={events.length}
            aria-posinset={position + 1}
            aria-label={words}
            title={words}
            data-phase={cluster.phase}
            data-withheld={cluster.isWithheld || undefined}
            data-error={cluster.isError || undefined}
            data-count={cluster.count}
            style={{ left, top, width }}
            onClick={() => onSelect(shown)}
            onDoubleClick={() => onOpen(cluster)}
          >
            {cluster.count === 1 ? (
              <EventShape phase={cluster.phase} isError={cluster.isError} isWithheld={cluster.isWithheld} />
            ) : (
              <span
                className="event-cluster"
                style={{ width: Math.max(18, cluster.untilX - cluster.fromX + 5) }}
              >
                {cluster.count < 1000 ? cluster.count : '999+'}
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}

function optionWords(cluster: Cluster, { event, atMs, withheld }: LaneEvent, startMs: number): string {
  const at = formatOffset(atMs - startMs)
  const why = withheld === undefined ? '' : `, withheld: ${withheldInShort[withheld]}`
  const what = [event.phase, summarizeEvent(event)].filter((it) => it !== '').join(', ')
  const one = `${what}, ${at}${why}`
  if (cluster.count === 1) return one
  const until = formatOffset(cluster.last.lane.atMs - startMs)
  return `${clusterWords(cluster)} until ${until}. ${one}`
}
