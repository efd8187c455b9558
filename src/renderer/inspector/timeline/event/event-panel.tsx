import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { ChevronLeft, ChevronRight, Copy } from 'lucide-react'
import { formatOffset } from '../../../../shared/describe/format-duration.ts'
import type { LaneEvent } from '../../../../shared/exchange.ts'
import { useModel, useView } from '../../context.ts'
import { copyText } from '../../state/copy-text.ts'
import { eventNotations } from '../../state/view-storage.ts'
import { EventShape } from '../chart/event-shape.tsx'
import { type CauseContext, gapWords, withheldCause } from './event-cause.ts'
import { EventChanges } from './event-changes.tsx'
import { eventTable } from './event-table.ts'
import { toJson, toLua } from './event-text.ts'

type EventPanelProps = {
  readonly lane: LaneEvent
  readonly context: CauseContext
  /** Nobody chose it: it is what came last, and another one may follow. */
  readonly isNewest: boolean
  readonly onStep: (by: 1 | -1) => void
}

const notationWords = { lua: 'Lua', json: 'JSON' } as const

/** An event as the listener saw it: why it came when it did, what it says that the one before did not, and its table. */
export function EventPanel({ lane, context, isNewest, onStep }: EventPanelProps) {
  const model = useModel()
  const { view } = model
  const notation = useView((state) => state.eventAs)
  const { exchange } = context
  const { event, withheld } = lane
  const { events } = exchange
  const index = events.indexOf(lane)
  const table = eventTable(event)
  const text = notation === 'lua' ? toLua(table) : toJson(table)
  const gap = gapWords(lane, context)
  return (
    <section className="event-panel" aria-label="Event" data-withheld={withheld}>
      <header className="event-panel-head">
        <EventShape phase={event.phase} isError={event.isError} isWithheld={withheld !== undefined} />
        <h3>{event.phase}</h3>
        <span className="event-panel-time">{formatOffset(lane.atMs - exchange.startedAtMs)}</span>
        {withheld !== undefined && <span className="event-panel-ghost">withheld</span>}
        {isNewest && <span className="event-panel-ghost">newest</span>}
        <span className="event-panel-place">
          {index + 1} of {events.length}
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label="Previous event"
          title="Previous event (←)"
          aria-disabled={index <= 0}
          onClick={() => onStep(-1)}
        >
          <ChevronLeft size={15} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Next event"
          title="Next event (→)"
          aria-disabled={index >= events.length - 1}
          onClick={() => onStep(1)}
        >
          <ChevronRight size={15} aria-hidden />
        </button>
      </header>
      {withheld !== undefined && (
        <p className="event-why">
          {withheldCause(lane, context).map((words) => (
            <span key={words}>{words} </span>
          ))}
        </p>
      )}
      {gap !== undefined && <p className="event-gap">{gap}</p>}
      <EventChanges lane={lane} events={events} startMs={exchange.startedAtMs} />
      <div className="event-table">
        <div className="event-table-bar">
          <ToggleGroup
            className="segments"
            aria-label="Write the table as"
            value={[notation]}
            onValueChange={(values) => {
              const eventAs = eventNotations.find((it) => it === values.at(-1))
              if (eventAs !== undefined) view.setState({ eventAs })
            }}
          >
            {eventNotations.map((it) => (
              <Toggle key={it} className="segment" value={it}>
                {notationWords[it]}
              </Toggle>
            ))}
          </ToggleGroup>
          <button
            type="button"
            className="icon-button"
            aria-label={`Copy the event as ${notationWords[notation]}`}
            title={`Copy as ${notationWords[notation]}`}
            onClick={() => void copyText(model, text)}
          >
            <Copy size={14} aria-hidden />
          </button>
        </div>
        <pre
          className="event-code"
          tabIndex={0}
          role="group"
          aria-label={`The event as ${notationWords[notation]}`}
        >
          {text.split('\n').map((line, at) => (
            <CodeLine key={at} line={line} />
          ))}
        </pre>
      </div>
    </section>
  )
}

/** A line of the table with its key set off from its value. */
function CodeLine({ line }: { readonly line: string }) {
  const [, indent, key, sign, value] =
    /^(\s*)((?:\["(?:[^"\\]|\\.)*"\]|"(?:[^"\\]|\\.)*"|\w+))( = |: )(.*)$/.exec(line) ?? []
  if (key === undefined) return <span>{`${line}\n`}</span>
  return (
    <span>
      {indent}
      <span className="code-key">{key}</span>
      {sign}
      <bdi className={`code-value code-${kindOf(value ?? '')}`}>{value}</bdi>
      {'\n'}
    </span>
  )
}

function kindOf(value: string): 'text' | 'number' | 'word' | 'table' {
  if (value.startsWith('"')) return 'text'
  if (/^-?\d/.test(value)) return 'number'
  return value.startsWith('{') ? 'table' : 'word'
}
