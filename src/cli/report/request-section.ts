import { findingWords } from '../../shared/describe/finding-words.ts'
import { formatBytes, formatExactBytes } from '../../shared/describe/format-bytes.ts'
import { formatDuration, formatOffset } from '../../shared/describe/format-duration.ts'
import { shorten } from '../../shared/describe/shorten.ts'
import { toneOf } from '../../shared/describe/status.ts'
import type { Exchange } from '../../shared/exchange.ts'
import type { Finding } from '../../shared/finding.ts'
import { axisOf, drawAxis } from './axis.ts'
import { facts } from './facts.ts'
import { headerTable } from './header-table.ts'
import { Html, markup } from './markup.ts'
import { drawLanes, largeLanes } from './lanes.ts'
import { leftOut } from './left-out.ts'
import type { ReportParts } from './report-parts.ts'
import { requestName, shownUrl } from './request-name.ts'
import { timeline } from './timeline.ts'
import { endOf, statusWords } from './waterfall.ts'

/** Each request with its two lanes, its events and its headers. */
export function requestSections(parts: ReportParts): Html {
  const { exchanges, detailed, findings } = parts
  if (exchanges.length === 0) return markup``
  const sections = detailed.map((exchange) =>
    section(
      exchange,
      findings.filter(({ exchangeId }) => exchangeId === exchange.id),
      parts,
    ),
  )
  return markup`<section aria-labelledby="each"><h2 id="each">Each request</h2>${leftOut(exchanges.length, detailed.length, 'requests')}${sections}</section>`
}

function section(
  exchange: Exchange,
  found: readonly Finding[],
  { record, withSensitive }: ReportParts,
): Html {
  const { request, head, failure } = exchange
  const { target } = request
  const { name, host } = requestName(request.url)
  const axis = axisOf(exchange.startedAtMs, endOf([exchange], record.durationMs))
  const api = request.api === 'loadRemoteImage' ? 'display.loadRemoteImage' : `network.${request.api}`
  const withheld = exchange.events.filter((event) => event.withheld !== undefined).length
  // The target of a link is within: browsers open what is closed around it.
  return markup`<details class="request"><summary><span class="number">${exchange.ordinal}</span> <span class="code">${shorten(request.method, 12)}</span> <b>${name}</b> <span class="host">${host}</span> <span class="status" data-tone="${toneOf(exchange)}">${statusWords(exchange)}</span></summary><div class="request-body" id="request-${exchange.ordinal}" tabindex="-1">${
    failure === undefined
      ? ''
      : markup`<p class="callout" data-tone="failed"><code>${failure.code}</code> ${shorten(failure.message, 1000)}</p>`
  }${found.map((finding) => markup`<p class="callout" data-tone="client-error"><b>${findingWords[finding.kind]}.</b> ${shorten(finding.message, 1000)}</p>`)}<div class="two-lanes"><span></span>${drawAxis(axis)}<span class="lane-names"><span>wire</span><span>listener</span></span>${drawLanes(exchange, axis, record.durationMs, largeLanes)}</div>${facts(
    [
      ['URL', markup`<code>${shownUrl(request.url, withSensitive)}</code>`],
      [
        'Redirected to',
        head !== undefined && head.url !== request.url
          ? markup`<code>${shownUrl(head.url, withSensitive)}</code>`
          : undefined,
      ],
      ['API', markup`<code>${api}</code>`],
      ['Called at', request.callSite === undefined ? undefined : markup`<code>${request.callSite}</code>`],
      [
        'Saves to',
        target === undefined
          ? undefined
          : markup`<code>system.${target.directory} / ${shorten(target.name)}</code>`,
      ],
      ['Started', formatOffset(exchange.startedAtMs)],
      [
        'Took',
        exchange.endedAtMs === undefined
          ? 'not ended'
          : formatDuration(exchange.endedAtMs - exchange.startedAtMs),
      ],
      ['Sent', request.bodySizeBytes > 0 ? `${formatBytes(request.bodySizeBytes)} of body` : undefined],
      ['Received', formatExactBytes(exchange.receivedBytes)],
      ['Events', `${exchange.events.length - withheld} delivered, ${withheld} withheld`],
    ],
  )}<h3>Timeline</h3>${timeline(exchange, withSensitive)}${headerTable('Request headers', request.headers, withSensitive)}${headerTable('Response headers', head?.headers ?? [], withSensitive)}</div></details>`
}
