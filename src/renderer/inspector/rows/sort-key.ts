import { percentOf } from '../describe/progress.ts'
import { rowName } from './row-name.ts'
import { marks } from '../../../shared/log-entry.ts'
import type { Row } from './row.ts'
import { urlParts } from './url-parts.ts'

/** What a row sorts by. Missing values stand last, whichever way the list is sorted. */
export type SortValue = number | string | undefined

export type SortKey = {
  readonly of: (row: Row, nowMs: number) => SortValue
  /** The value of an open request changes with time alone. */
  readonly runs?: boolean
}

const stateOrder = { queued: 0, sent: 1, head: 2, body: 3, done: 4, cancelled: 5, failed: 6 } as const

const text = (value: string | undefined): SortValue => (value === '' ? undefined : value?.toLowerCase())

const elapsed: SortKey = {
  of: (row, nowMs) => (row.endedAtMs ?? Math.max(nowMs, row.startedAtMs)) - row.startedAtMs,
  runs: true,
}

/** From the request to the head of the answer. */
const latency = (row: Row): SortValue =>
  row.wire.headAtMs === undefined ? undefined : row.wire.headAtMs - row.startedAtMs

const by = (of: SortKey['of']): SortKey => ({ of })
const started = by((row) => row.startedAtMs)
const name = by((row) => text(rowName(row.request.url)))

/** By the key of a column. `waterfall` has several, as its bars show several times. */
const sortKeys: Readonly<Record<string, SortKey>> = {
  mark: by((row) => {
    const mark = row.annotation?.mark
    return mark === undefined ? marks.length + stateOrder[row.state] : marks.indexOf(mark)
  }),
  status: by((row) => row.head?.status),
  method: by((row) => text(row.request.method)),
  api: by((row) => text(row.request.api)),
  name,
  progress: by((row) => stateOrder[row.state] * 1000 + (percentOf(row) ?? 0)),
  size: by((row) => (row.head === undefined ? undefined : row.receivedBytes)),
  time: elapsed,
  waterfall: started,
  'waterfall-start': started,
  'waterfall-response': by((row) => row.wire.headAtMs),
  'waterfall-end': by((row) => row.endedAtMs),
  'waterfall-duration': elapsed,
  'waterfall-latency': by(latency),
  cancel: by((row) => stateOrder[row.state]),
  url: by((row) => text(row.request.url)),
  host: by((row) => text(row.host)),
  path: by((row) => text(urlParts(row.request.url).path)),
  scheme: by((row) => text(urlParts(row.request.url).scheme)),
  file: by((row) => text(row.request.target?.name)),
  directory: by((row) => text(row.request.target?.directory)),
  requestId: by((row) => row.ordinal),
  code: by((row) => text(row.failure?.code)),
  'cancelled-by': by((row) => row.cancelledBy),
  site: by((row) => siteValue(row.request.callSite)),
  started,
  ended: by((row) => row.endedAtMs),
  'first-byte': by((row) => row.wire.headAtMs),
  latency: by(latency),
  protocol: by((row) => text(row.head?.httpVersion)),
  address: by((row) => text(row.remoteAddress)),
  type: by((row) => text(row.head?.contentType)),
  sent: by((row) => row.request.bodySizeBytes),
  events: by((row) => row.deliveredEvents),
  withheld: by((row) => row.withheldEvents),
  redirects: by((row) => row.redirects),
  note: by((row) => text(row.annotation?.note)),
  session: by((row) => text(row.sessionId)),
  initiator: by((row) => row.request.sentBy ?? 'app'),
}

/** Undefined for a column that nothing can be sorted by. */
export function sortKeyOf(columnKey: string): SortKey | undefined {
  if (/^(request|response):./.test(columnKey)) return by((row) => text(row.headerValues?.[columnKey]))
  return Object.hasOwn(sortKeys, columnKey) ? sortKeys[columnKey] : undefined
}

/** `main.lua:9` before `main.lua:12`. */
function siteValue(site: string | undefined): SortValue {
  const [, file, line] = /^(.*):(\d+)$/.exec(site ?? '') ?? []
  return file === undefined ? text(site) : `${file.toLowerCase()}:${line?.padStart(7, '0')}`
}

/** Below zero when `a` stands first. */
export function compareValues(a: SortValue, b: SortValue, isDescending: boolean): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return a < b === isDescending ? 1 : -1
}
