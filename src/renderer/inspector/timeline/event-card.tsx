import { ChevronRight, EyeOff } from 'lucide-react'
import { memo, useState } from 'react'
import type { LaneEvent } from '../../../shared/exchange.ts'
import { eventFields, summarizeEvent } from '../describe/event-fields.ts'
import { withheldInShort, withheldWords } from '../../../shared/describe/words.ts'
import { HeaderTable } from '../detail/header-table.tsx'

type EventCardProps = { readonly lane: LaneEvent; readonly startsOpen: boolean }

/** One `networkRequest` event with every field; a withheld one as a ghost that says why nobody got it. */
export const EventCard = memo(function EventCard({ lane, startsOpen }: EventCardProps) {
  const { event, withheld } = lane
  const [isOpen, setOpen] = useState(startsOpen && withheld === undefined)
  const headers = Object.entries(event.responseHeaders ?? {})
  return (
    <details
      className="event-card"
      open={isOpen}
      onToggle={(toggled) => setOpen(toggled.currentTarget.open)}
      data-phase={event.phase}
      data-withheld={withheld}
      data-error={event.isError || undefined}
    >
      <summary>
        <ChevronRight className="event-chevron" size={13} aria-hidden />
        {withheld !== undefined && <EyeOff size={13} aria-hidden />}
        <span className="event-phase">{event.phase}</span>
        <span className="event-summary">{summarizeEvent(event)}</span>
        {withheld !== undefined && (
          <span className="event-withheld">withheld: {withheldInShort[withheld]}</span>
        )}
      </summary>
      {withheld !== undefined && <p className="event-reason">{withheldWords[withheld]}</p>}
      <dl className="event-fields">
        {eventFields(event).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {headers.length > 0 && (
        <div className="event-headers">
          <h3>responseHeaders</h3>
          <HeaderTable headers={headers} label="responseHeaders" />
        </div>
      )}
    </details>
  )
})
