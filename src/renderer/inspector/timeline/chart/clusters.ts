import type { LaneEvent } from '../../../../shared/exchange.ts'
import type { Phase } from '../../../../shared/network-event.ts'
import type { Scale } from './span.ts'

/** An event of the listener's lane with its place among all of them. */
export type PlacedEvent = { readonly index: number; readonly lane: LaneEvent }

/** Events that stand too close to be told apart: of one phase, all delivered or all withheld. One alone is one too. */
export type Cluster = {
  readonly phase: Phase
  readonly isWithheld: boolean
  readonly isError: boolean
  readonly first: PlacedEvent
  readonly last: PlacedEvent
  readonly count: number
  readonly fromX: number
  readonly untilX: number
}

/** Nearer than this two marks would cover each other. */
const leastGapPx = 15
/** A cluster is no longer than this, so that many events in a row still show where they are many. */
const mostLengthPx = 40

/**
 * What there is to draw of the events on the axis: never more than its width has room for, however many there are. Events
 * far outside are left out.
 */
export function clustersOf(events: readonly LaneEvent[], scale: Scale): readonly Cluster[] {
  const open = new Map<string, Cluster>()
  const done: Cluster[] = []
  for (const [index, lane] of events.entries()) {
    const x = scale.x(lane.atMs)
    if (x < -leastGapPx || x > scale.widthPx + leastGapPx) continue
    const isWithheld = lane.withheld !== undefined
    const { phase, isError } = lane.event
    const row = isWithheld ? 'withheld' : 'delivered'
    const current = open.get(row)
    const placed = { index, lane }
    if (
      current !== undefined &&
      current.phase === phase &&
      current.isError === isError &&
      x - current.untilX < leastGapPx &&
      x - current.fromX < mostLengthPx
    ) {
      open.set(row, { ...current, last: placed, count: current.count + 1, untilX: x })
    } else {
      if (current !== undefined) done.push(current)
      open.set(row, {
        phase,
        isWithheld,
        isError,
        first: placed,
        last: placed,
        count: 1,
        fromX: x,
        untilX: x,
      })
    }
  }
  return [...done, ...open.values()].toSorted((a, b) => a.first.index - b.first.index)
}

export const holds = (cluster: Cluster, lane: LaneEvent): boolean =>
  (cluster.first.lane.withheld === undefined) === (lane.withheld === undefined) &&
  cluster.first.lane.sequence <= lane.sequence &&
  lane.sequence <= cluster.last.lane.sequence

/** `progress`, `38 progress events`, `12 withheld progress events`. */
export function clusterWords({ phase, count, isWithheld }: Cluster): string {
  const withheld = isWithheld ? 'withheld ' : ''
  return count === 1 ? `${withheld}${phase}` : `${count} ${withheld}${phase} events`
}
