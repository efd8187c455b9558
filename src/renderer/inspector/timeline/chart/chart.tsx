import { type KeyboardEvent, useMemo, useRef } from 'react'
import type { Exchange, LaneEvent } from '../../../../shared/exchange.ts'
import { phasesOf } from '../../../../shared/wire-phases.ts'
import { type CauseContext, wireMomentOf } from '../event/event-cause.ts'
import { Backdrop } from './backdrop.tsx'
import { CancelLine } from './cancel-line.tsx'
import { type Cluster, clustersOf } from './clusters.ts'
import { Cursor } from './cursor.tsx'
import { EventLane } from './event-lane.tsx'
import type { SessionLife } from './life-bands.ts'
import { layout } from './layout.ts'
import type { Span, Viewport } from './span.ts'
import { createScale, fitting, panned, revealing, spanOf, zoomed } from './span.ts'
import { ticksOf } from './ticks.ts'
import { usePlotInput } from './use-plot-input.ts'
import { useWidth } from './use-width.ts'
import { WireLane } from './wire-lane.tsx'

type ChartProps = {
  readonly exchange: Exchange
  readonly extent: Span
  readonly life: SessionLife
  readonly context: CauseContext
  readonly viewport: Viewport
  readonly onViewport: (viewport: Viewport) => void
  readonly selected: LaneEvent | undefined
  readonly onSelect: (lane: LaneEvent) => void
  /** The pointer came over the chart, or left it. */
  readonly onHold: (isHeld: boolean) => void
}

const zoomStep = 1.6

/** Two lanes on one axis of time: the wire above, what the listener got below, the session's life behind. */
export function Chart(props: ChartProps) {
  const { exchange, extent, life, context, viewport, onViewport, selected, onSelect, onHold } = props
  const { startedAtMs, events } = exchange
  const plot = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(plot)
  const span = spanOf(viewport, extent)
  const { fromMs, untilMs } = span
  const scale = useMemo(() => createScale({ fromMs, untilMs }, widthPx), [fromMs, untilMs, widthPx])
  const clusters = useMemo(() => clustersOf(events, scale), [events, scale])
  const endMs = exchange.endedAtMs ?? extent.untilMs
  usePlotInput(plot, { scale, extent, viewport, onViewport })

  const choose = (lane: LaneEvent | undefined): void => {
    if (lane === undefined) return
    onSelect(lane)
    onViewport(revealing(viewport, extent, lane.atMs))
  }
  const open = ({ first, last, count }: Cluster): void => {
    if (count > 1) onViewport(fitting(extent, { fromMs: first.lane.atMs, untilMs: last.lane.atMs }))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const index = selected === undefined ? -1 : events.indexOf(selected)
    const aThird = (span.untilMs - span.fromMs) / 3
    const atMs = selected?.atMs
    if (event.shiftKey && event.key === 'ArrowLeft') onViewport(panned(viewport, extent, -aThird))
    else if (event.shiftKey && event.key === 'ArrowRight') onViewport(panned(viewport, extent, aThird))
    else if (event.key === 'ArrowLeft') choose(events[Math.max(0, index - 1)])
    else if (event.key === 'ArrowRight') choose(events[Math.min(events.length - 1, index + 1)])
    else if (event.key === 'Home') choose(events[0])
    else if (event.key === 'End') choose(events.at(-1))
    else if (event.key === '+' || event.key === '=') onViewport(zoomed(viewport, extent, zoomStep, atMs))
    else if (event.key === '-') onViewport(zoomed(viewport, extent, 1 / zoomStep, atMs))
    else if (event.key === '0') onViewport('all')
    else return
    event.preventDefault()
  }

  return (
    <div
      className="timeline-plot"
      ref={plot}
      style={{ height: layout.height }}
      data-zoomed={viewport !== 'all' || undefined}
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
    >
      <svg className="timeline-drawing" width={widthPx} height={layout.height} aria-hidden>
        <Backdrop scale={scale} ticks={ticksOf(scale, startedAtMs)} life={life} />
        <text className="lane-label" x={8} y={layout.wireLabelY}>
          On the wire
        </text>
        <text className="lane-label" x={8} y={layout.eventLabelY}>
          To the listener
        </text>
        <WireLane
          exchange={exchange}
          bytes={context.bytes}
          phases={phasesOf(exchange, extent.untilMs)}
          scale={scale}
          endMs={endMs}
        />
        <line className="event-line" x1={0} x2={widthPx} y1={layout.deliveredY} y2={layout.deliveredY} />
        {selected !== undefined && <Gap lane={selected} context={context} x={scale.x} />}
        <CancelLine exchange={exchange} scale={scale} />
      </svg>
      <EventLane
        clusters={clusters}
        events={events}
        startMs={startedAtMs}
        selected={selected}
        onSelect={choose}
        onOpen={open}
        onKeyDown={onKeyDown}
      />
      <Cursor plot={plot} scale={scale} startMs={startedAtMs} />
    </div>
  )
}

type GapProps = {
  readonly lane: LaneEvent
  readonly context: CauseContext
  readonly x: (atMs: number) => number
}

/** From the moment on the wire to the selected event that tells of it. */
function Gap({ lane, context, x }: GapProps) {
  const wireAtMs = wireMomentOf(lane, context)
  if (wireAtMs === undefined) return null
  const { barY, barHeight, divideY, deliveredY, withheldY } = layout
  const y = (lane.withheld === undefined ? deliveredY : withheldY) - 9
  return (
    <g className="gap" data-withheld={lane.withheld !== undefined || undefined}>
      <path d={`M${x(wireAtMs)} ${barY + barHeight}V${divideY}L${x(lane.atMs)} ${divideY + 14}V${y}`} />
      <circle cx={x(wireAtMs)} cy={barY + barHeight + 1} r={2.5} />
    </g>
  )
}
