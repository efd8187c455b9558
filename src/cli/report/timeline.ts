import { formatBytes } from '../../shared/describe/format-bytes.ts'
import { formatOffset } from '../../shared/describe/format-duration.ts'
import { shorten } from '../../shared/describe/shorten.ts'
import { wireWords } from '../../shared/describe/wire-words.ts'
import { cancelledByWords } from '../../shared/describe/words.ts'
import type { Exchange } from '../../shared/exchange.ts'
import { withoutUserinfoIn } from '../../shared/har/secrets.ts'
import { eventCard } from './event-card.ts'
import { Html, markup } from './markup.ts'
import { shown } from './lanes.ts'
import { leftOut } from './left-out.ts'
import { limits } from './limits.ts'

type Item = { readonly atMs: number; readonly content: Html }

/** Both lanes as a list, in order of time. What happened on the wire comes before the events that it made. */
export function timeline(exchange: Exchange, withSensitive: boolean): Html {
  const marks = shown(exchange.wire, limits.marksOfRequest)
  const events = shown(exchange.events)
  const items: readonly Item[] = [
    ...marks.map(({ atMs, event }) => {
      const { what, detail } = wireWords(event)
      return { atMs, content: wireMark(what, withSensitive ? detail : withoutUserinfoIn(detail)) }
    }),
    ...cancelMark(exchange),
    ...events.map((lane) => ({ atMs: lane.atMs, content: eventCard(lane, withSensitive) })),
  ].toSorted((a, b) => a.atMs - b.atMs)
  if (items.length === 0) return markup`<p class="empty">Nothing happened.</p>`
  return markup`<ol class="timeline">${items.map(
    ({ atMs, content }) =>
      markup`<li><time>${formatOffset(atMs - exchange.startedAtMs)}</time>${content}</li>`,
  )}</ol>${leftOut(exchange.events.length, events.length, 'events')}${leftOut(exchange.wire.length, marks.length, 'marks of the wire')}`
}

const wireMark = (what: string, detail: string): Html =>
  markup`<p class="mark">${what} <code>${shorten(detail)}</code></p>`

function cancelMark({ state, endedAtMs, cancelledBy, receivedBytes }: Exchange): readonly Item[] {
  if (state !== 'cancelled' || endedAtMs === undefined) return []
  const what = `Cancelled ${cancelledByWords[cancelledBy ?? 'app']}`
  return [{ atMs: endedAtMs, content: wireMark(what, `after ${formatBytes(receivedBytes)}`) }]
}
