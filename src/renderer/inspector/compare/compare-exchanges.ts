import { formatBytes, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { formatDuration } from '../../../shared/describe/format-duration.ts'
import { describeState } from '../../../shared/describe/status.ts'
import { withheldInShort } from '../../../shared/describe/words.ts'
import type { Exchange, LaneEvent } from '../../../shared/exchange.ts'
import type { HeaderList } from '../../../shared/log-entry.ts'
import { isReused, phaseNames, phasesOf, phaseWords, totalsOf } from '../../../shared/wire-phases.ts'
import type { ComparedRow, ComparedSection } from './comparison.ts'
import { alignByName, compareValues } from './comparison.ts'

const mostEvents = 500
const mostHeaders = 500

/** Two exchanges fact by fact. What is on neither side is no row, and what has no row no section. */
export function compareExchanges(left: Exchange, right: Exchange, nowMs: number): readonly ComparedSection[] {
  const compare = (label: string, of: (exchange: Exchange) => string | undefined): ComparedRow | undefined =>
    compareValues(label, of(left), of(right))
  const sections: readonly (readonly [string, readonly (ComparedRow | undefined)[]])[] = [
    [
      'Request',
      [
        compare('Method', ({ request }) => request.method),
        compare('Scheme', ({ request }) => urlOf(request.url)?.protocol.replace(':', '')),
        compare('Host', ({ request }) => urlOf(request.url)?.host ?? request.url),
        compare('Path', ({ request }) => urlOf(request.url)?.pathname),
        compare('API', ({ request }) => request.api),
        compare('Called at', ({ request }) => request.callSite),
        compare('Body', ({ request }) => formatExactBytes(request.bodySizeBytes)),
        compare(
          'Saves to',
          ({ request }) => request.target && `${request.target.directory} / ${request.target.name}`,
        ),
      ],
    ],
    ['Query', alignByName(queryOf(left), queryOf(right))],
    [
      'Response',
      [
        compare('State', describeState),
        compare('Status', ({ head }) => head && `${head.status} ${head.statusText}`.trim()),
        compare('Protocol', ({ head }) => head && `HTTP/${head.httpVersion}`),
        compare('Redirected to', ({ head, request }) => (head?.url === request.url ? undefined : head?.url)),
        compare('Received', ({ receivedBytes }) => formatExactBytes(receivedBytes)),
        compare(
          'Length',
          ({ head }) => head && (head.lengthBytes < 0 ? 'not said' : formatExactBytes(head.lengthBytes)),
        ),
        compare('Failure', ({ failure }) => failure && `${failure.code}: ${failure.message}`),
        compare('Connection', (exchange) => connectionWords[String(isReused(exchange))]),
      ],
    ],
    ['Times', timesOf(left, right, nowMs)],
    ['Request headers', headersOf(left.request.headers, right.request.headers)],
    ['Response headers', headersOf(left.head?.headers ?? [], right.head?.headers ?? [])],
    ['Events', eventsOf(left.events, right.events)],
  ]
  return sections
    .map(([title, rows]) => ({ title, rows: rows.filter((row) => row !== undefined) }))
    .filter(({ rows }) => rows.length > 0)
}

const connectionWords: Readonly<Record<string, string>> = { true: 'reused', false: 'new' }

const urlOf = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined)

const queryOf = ({ request }: Exchange): readonly (readonly [string, string])[] =>
  [...(urlOf(request.url)?.searchParams ?? [])].slice(0, mostHeaders)

const headersOf = (left: HeaderList, right: HeaderList): readonly ComparedRow[] =>
  alignByName(left.slice(0, mostHeaders), right.slice(0, mostHeaders), (name) => name.toLowerCase())

/** The whole and each phase, with what the right side took more or less. */
function timesOf(left: Exchange, right: Exchange, nowMs: number): readonly ComparedRow[] {
  const [before, after] = [left, right].map((exchange) => totalsOf(phasesOf(exchange, nowMs)))
  const wholeOf = ({ startedAtMs, endedAtMs }: Exchange): number => (endedAtMs ?? nowMs) - startedAtMs
  const rows = [timeRow('All', wholeOf(left), wholeOf(right))]
  for (const name of phaseNames) rows.push(timeRow(phaseWords[name], before?.get(name), after?.get(name)))
  return rows.filter((row) => row !== undefined)
}

function timeRow(
  label: string,
  leftMs: number | undefined,
  rightMs: number | undefined,
): ComparedRow | undefined {
  const row = compareValues(label, timeWords(leftMs), timeWords(rightMs))
  if (row === undefined || leftMs === undefined || rightMs === undefined)
    return row && { ...row, measure: '' }
  const moreMs = rightMs - leftMs
  return { ...row, measure: `${moreMs < 0 ? '−' : '+'}${timeWords(Math.abs(moreMs))}` }
}

function timeWords(ms: number | undefined): string | undefined {
  if (ms === undefined) return undefined
  return ms < 10 ? `${ms.toFixed(1)} ms` : formatDuration(ms)
}

/** The first with the first, whenever they came: what they say is compared, not when. */
function eventsOf(left: readonly LaneEvent[], right: readonly LaneEvent[]): readonly ComparedRow[] {
  const count = Math.min(Math.max(left.length, right.length), mostEvents)
  return Array.from({ length: count }, (_, index) =>
    compareValues(String(index + 1), eventWords(left[index]), eventWords(right[index])),
  ).filter((row) => row !== undefined)
}

function eventWords(lane: LaneEvent | undefined): string | undefined {
  if (lane === undefined) return undefined
  const { event, withheld } = lane
  const words = [event.phase, `status ${event.status}`, formatBytes(event.bytesTransferred)]
  if (event.isError) words.push('isError')
  if (withheld !== undefined) words.push(`withheld: ${withheldInShort[withheld]}`)
  return words.join(', ')
}
