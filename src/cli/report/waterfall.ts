import { formatBytes } from '../../shared/describe/format-bytes.ts'
import { formatDuration, formatOffset } from '../../shared/describe/format-duration.ts'
import { shorten } from '../../shared/describe/shorten.ts'
import { describeState, toneOf } from '../../shared/describe/status.ts'
import { failureWords } from '../../shared/describe/words.ts'
import { type Exchange, isOpen } from '../../shared/exchange.ts'
import { type Axis, axisOf, drawAxis } from './axis.ts'
import { Html, markup } from './markup.ts'
import { drawLanes, smallLanes } from './lanes.ts'
import { leftOut } from './left-out.ts'
import { limits } from './limits.ts'
import { phaseNames, phaseWords } from '../../shared/wire-phases.ts'
import type { ReportParts } from './report-parts.ts'
import { requestName } from './request-name.ts'

/** All requests on one axis of time, in the order in which they began. */
export function waterfall({ exchanges, detailed, record }: ReportParts): Html {
  if (exchanges.length === 0) return markup`<p class="empty">The app made no request.</p>`
  const rows = exchanges.slice(0, limits.rows)
  const axis = axisOf(0, endOf(rows, record.durationMs))
  const known = new Set(detailed)
  return markup`${phaseKey}<table class="waterfall"><caption class="visually-hidden">Requests in the order in which they began</caption><thead><tr><th scope="col" class="number">#</th><th scope="col">Method</th><th scope="col">Request</th><th scope="col">Status</th><th scope="col" class="number">Size</th><th scope="col" class="number">Time</th><th scope="col" class="chart"><span class="visually-hidden">When</span>${drawAxis(axis)}</th></tr></thead><tbody>${rows.map((exchange) => row(exchange, axis, record.durationMs, known.has(exchange)))}</tbody></table>${leftOut(exchanges.length, rows.length, 'requests')}`
}

const phaseKey = markup`<p class="key">${phaseNames.map(
  (name) =>
    markup`<span><svg width="10" height="10" aria-hidden="true"><rect class="phase-${name}" width="10" height="10"/></svg>${phaseWords[name]}</span>`,
)}<span><svg width="10" height="10" aria-hidden="true"><circle class="event-delivered" cx="5" cy="5" r="4"/></svg>Delivered to the listener</span><span><svg width="10" height="10" aria-hidden="true"><circle class="event-withheld" cx="5" cy="5" r="4"/></svg>Withheld</span></p>`

function row(exchange: Exchange, axis: Axis, nowMs: number, isDetailed: boolean): Html {
  const { request, ordinal, startedAtMs } = exchange
  const { name, host } = requestName(request.url)
  const tookMs = (exchange.endedAtMs ?? nowMs) - startedAtMs
  const label = markup`<span class="name">${name}</span> <span class="host">${host}</span>`
  return markup`<tr><td class="number">${ordinal}</td><td class="code">${shorten(request.method, 12)}</td><th scope="row">${isDetailed ? markup`<a href="#request-${ordinal}">${label}</a>` : label}</th><td data-tone="${toneOf(exchange)}">${statusWords(exchange)}</td><td class="number">${formatBytes(exchange.receivedBytes)}</td><td class="number">${formatDuration(tookMs)}</td><td class="chart"><span class="visually-hidden">${formatOffset(startedAtMs)}, ${exchange.events.length} events</span>${drawLanes(exchange, axis, nowMs, smallLanes)}</td></tr>`
}

/** `200 OK`, `Timed out`, `Cancelled`. */
export function statusWords(exchange: Exchange): string {
  const { state, head, failure } = exchange
  if (state === 'failed' && failure !== undefined) return failureWords[failure.code]
  if (state === 'cancelled' || isOpen(exchange) || head === undefined) return describeState(exchange)
  return shorten(`${head.status} ${head.statusText}`.trim(), 40)
}

/** Events may come after the end on the wire. */
export function endOf(exchanges: readonly Exchange[], nowMs: number): number {
  return exchanges.reduce((latest, { endedAtMs, startedAtMs, events, wire }) => {
    const last = Math.max(events.at(-1)?.atMs ?? 0, wire.at(-1)?.atMs ?? 0)
    return Math.max(latest, startedAtMs, endedAtMs ?? nowMs, last)
  }, 0)
}
