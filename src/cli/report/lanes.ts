import type { Exchange, LaneEvent } from '../../shared/exchange.ts'
import { formatOffset } from '../../shared/describe/format-duration.ts'
import { toneOf } from '../../shared/describe/status.ts'
import { withheldInShort } from '../../shared/describe/words.ts'
import { type Axis, drawGrid, percentAt, percentOf } from './axis.ts'
import { Html, markup } from './markup.ts'
import { limits } from './limits.ts'
import { phasesOf, phaseWords } from '../../shared/wire-phases.ts'

type Sizes = {
  readonly height: number
  readonly wireY: number
  readonly wireHeight: number
  readonly eventY: number
  readonly radius: number
}

export const smallLanes: Sizes = { height: 22, wireY: 3, wireHeight: 7, eventY: 16, radius: 2.5 }
export const largeLanes: Sizes = { height: 56, wireY: 8, wireHeight: 12, eventY: 42, radius: 4.5 }

/** Two lanes on one axis: what the wire did, and below it what the listener got. A withheld event is a ghost. */
export function drawLanes(exchange: Exchange, axis: Axis, nowMs: number, sizes: Sizes): Html {
  const { height, wireY, wireHeight } = sizes
  const bars = phasesOf(exchange, nowMs).map(({ name, fromMs, untilMs }) => {
    const title = `${phaseWords[name]}: ${formatOffset(fromMs - exchange.startedAtMs)}, ${(untilMs - fromMs).toFixed(1)} ms`
    return markup`<rect class="phase-${name}" x="${percentAt(axis, fromMs)}" y="${wireY}" width="${percentOf(axis, untilMs - fromMs)}" height="${wireHeight}"><title>${title}</title></rect>`
  })
  // What was delivered is drawn over the ghosts.
  const events = shown(exchange.events).toSorted(
    (a, b) => Number(b.withheld !== undefined) - Number(a.withheld !== undefined),
  )
  const ended = exchange.endedAtMs ?? nowMs
  const x = percentAt(axis, ended)
  return markup`<svg class="lanes" width="100%" height="${height}" aria-hidden="true">${drawGrid(axis, height)}${bars}<line class="ending" data-tone="${toneOf(exchange)}" x1="${x}" x2="${x}" y1="${wireY - 2}" y2="${wireY + wireHeight + 2}"/>${events.map((lane) => drawEvent(lane, exchange, axis, sizes))}</svg>`
}

function drawEvent({ atMs, event, withheld }: LaneEvent, exchange: Exchange, axis: Axis, sizes: Sizes): Html {
  const kind = withheld !== undefined ? 'withheld' : event.isError ? 'error' : 'delivered'
  const how = withheld === undefined ? 'delivered' : `withheld, ${withheldInShort[withheld]}`
  const title = `${event.phase}: ${formatOffset(atMs - exchange.startedAtMs)}, ${how}`
  return markup`<circle class="event-${kind}" cx="${percentAt(axis, atMs)}" cy="${sizes.eventY}" r="${sizes.radius}"><title>${title}</title></circle>`
}

/** The first and the last events; between them a long download has hundreds. */
export function shown<T>(items: readonly T[], most: number = limits.eventsOfRequest): readonly T[] {
  return items.length <= most ? items : [...items.slice(0, most / 2), ...items.slice(-most / 2)]
}
