import { useState, useSyncExternalStore } from 'react'
import { isOpen, type Exchange, type LaneEvent } from '../../../shared/exchange.ts'
import { useDetail, useExchanges, useModel, useView } from '../context.ts'
import { FindingsSection } from '../findings/findings-section.tsx'
import { Chart } from './chart/chart.tsx'
import { extentOf } from './chart/extent.ts'
import { sessionLifeOf } from './chart/life-bands.ts'
import type { Span, Viewport } from './chart/span.ts'
import { EventPanel } from './event/event-panel.tsx'
import { EventList } from './event-list.tsx'
import { PhaseKey } from './phase-key.tsx'
import { profileOfSession } from './session-profile.ts'
import { TimelineBar } from './timeline-bar.tsx'
import { TimelineSummary } from './timeline-summary.tsx'
import './timeline.css'
import './chart/chart.css'
import './event/event-panel.css'

/** What the network did to a request, and what its listener heard of it. */
export function TimelineTab({ exchange }: { readonly exchange: Exchange }) {
  const shape = useView((state) => state.timelineAs)
  const [viewport, setViewport] = useState<Viewport>('all')
  return (
    <div className="timeline-tab">
      <TimelineSummary exchange={exchange} />
      {shape === 'chart' ? (
        <ChartView exchange={exchange} viewport={viewport} onViewport={setViewport} />
      ) : (
        <>
          <TimelineBar />
          <EventList exchange={exchange} />
        </>
      )}
      <FindingsSection exchange={exchange} />
    </div>
  )
}

type ChartViewProps = {
  readonly exchange: Exchange
  readonly viewport: Viewport
  readonly onViewport: (viewport: Viewport) => void
}

function ChartView({ exchange, viewport, onViewport }: ChartViewProps) {
  const [chosen, setChosen] = useState<number>()
  const nowMs = useLogTime(isOpen(exchange))
  const detail = useDetail(exchange.id)
  const marks = useExchanges((state) => state.ledger.lifeCycle)
  // The list of marks is changed in place: its length tells whether it has.
  useExchanges((state) => state.ledger.lifeCycle.length)
  // Nothing moves under the pointer: while it is over the chart, the axis stands still.
  const [held, setHeld] = useState<Span>()
  const newest = extentOf(exchange, nowMs)
  const extent = held ?? newest
  const life = sessionLifeOf(marks, exchange.sessionId, extent)
  const context = {
    exchange,
    bytes: detail?.state === 'ready' ? detail.bytes : [],
    suspended: life.suspended,
    profile: profileOfSession(marks, exchange.sessionId),
  }
  const { events } = exchange
  const selected = events.find(({ sequence }) => sequence === chosen) ?? newestOf(events)
  return (
    <>
      <TimelineBar extent={extent} viewport={viewport} onViewport={onViewport} />
      <Chart
        exchange={exchange}
        extent={extent}
        life={life}
        context={context}
        viewport={viewport}
        onViewport={onViewport}
        selected={selected}
        onSelect={({ sequence }) => setChosen(sequence)}
        onHold={(isHeld) => setHeld(isHeld && isOpen(exchange) ? newest : undefined)}
      />
      <PhaseKey exchange={exchange} nowMs={newest.untilMs} />
      {selected === undefined ? (
        <p className="detail-note">
          {exchange.request.sentBy === 'inspector'
            ? 'Sent from the inspector: no listener of the app hears of it.'
            : 'The listener has heard nothing yet.'}
        </p>
      ) : (
        <EventPanel
          lane={selected}
          context={context}
          isNewest={chosen === undefined && isOpen(exchange)}
          onStep={(by) => setChosen(events[events.indexOf(selected) + by]?.sequence ?? chosen)}
        />
      )}
    </>
  )
}

/** What is shown until somebody chooses: what the listener heard last. */
const newestOf = (events: readonly LaneEvent[]): LaneEvent | undefined =>
  events.findLast(({ withheld }) => withheld === undefined) ?? events.at(-1)

const nothing = (): (() => void) => () => {}

/** The log's time; it stands still for what is over. */
function useLogTime(isRunning: boolean): number {
  const { ticker } = useModel()
  return useSyncExternalStore(isRunning ? ticker.subscribe : nothing, ticker.nowMs)
}
