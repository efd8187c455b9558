import type { BodySide } from '../../shared/contract/traffic.ts'
import type { LogEntry, LogEvent, RecordedEvent } from '../../shared/log-entry.ts'
import { bodyId, type RunBody, type RunRecord } from '../../shared/run/run-record.ts'
import { mostRecordedBytes } from '../network/delivery/recorded-event.ts'
import type { ImportedEvent } from '../record/event-log.ts'
import { withinTexts } from './within-texts.ts'

/** One exchange of an archive, as it goes into a log. */
export type ImportedExchange = {
  readonly exchangeId: string
  readonly events: readonly ImportedEvent[]
  /** What was found at it. */
  readonly findings: readonly ImportedEvent[]
  readonly bodies: readonly (RunBody & { readonly side: BodySide })[]
}

export type ImportedRun = {
  /** What happened to the app meanwhile: suspend, resume, connection. */
  readonly lifeCycle: readonly ImportedEvent[]
  readonly exchanges: Iterable<ImportedExchange>
}

/**
 * A run of an archive as one session of another log: its exchanges with ids of their own, so that the same archive can be
 * read twice, and its times on the other log's clock. What the app printed stays in the archive.
 */
export function importedRun(
  { entries, bodies, startedAtMs }: RunRecord,
  into: {
    readonly sessionId: string
    /** Milliseconds since 1970. */
    readonly logStartedAtMs: number
    /** On the log's clock. */
    readonly nowMs: number
  },
): ImportedRun {
  // A clock that was wrong, or a lie: what was recorded did not happen later than now, nor before there was time.
  const lastMs = entries.reduce((last, { atMs }) => Math.max(last, atMs), 0)
  const shiftMs = Math.min(startedAtMs - into.logStartedAtMs, into.nowMs - lastMs)
  const atOf = (atMs: number): number => Math.max(atMs + shiftMs, -into.logStartedAtMs)
  const ids = new Map<string, string>()
  const grown = new Map<string, LogEntry[]>()
  const lifeCycle: ImportedEvent[] = []
  for (const entry of entries) {
    if (entry.kind === 'request') {
      ids.set(entry.exchangeId, `${into.sessionId}:${ids.size + 1}`)
      grown.set(entry.exchangeId, [entry])
    } else if (entry.kind === 'finding') grown.get(entry.finding.exchangeId ?? '')?.push(entry)
    else if ('exchangeId' in entry) grown.get(entry.exchangeId)?.push(entry)
    else if (entry.kind === 'life-cycle' && kept.has(entry.event)) lifeCycle.push(eventOf(entry, ids, atOf))
  }
  const exchanges = function* (): Generator<ImportedExchange> {
    for (const [id, own] of grown) {
      const events = ended(own).map((entry) => eventOf(entry, ids, atOf))
      yield {
        exchangeId: ids.get(id) ?? id,
        events: events.filter(({ kind }) => kind !== 'finding'),
        findings: events.filter(({ kind }) => kind === 'finding'),
        bodies: (['request', 'response'] as const).flatMap((side) => {
          const body = bodies?.get(bodyId(id, side)) ?? (side === 'response' ? inEvents(own) : undefined)
          return body === undefined ? [] : [{ side, ...body }]
        }),
      }
    }
  }
  return { lifeCycle, exchanges: exchanges() }
}

const kept: ReadonlySet<string> = new Set(['suspend', 'resume', 'connection'])

function eventOf(
  entry: LogEntry,
  ids: ReadonlyMap<string, string>,
  atOf: (atMs: number) => number,
): ImportedEvent {
  const { sequence: _sequence, sessionId: _sessionId, atMs, ...event } = entry
  return { atMs: atOf(atMs), ...withinTexts(renamed(event, ids)) }
}

function renamed(event: LogEvent, ids: ReadonlyMap<string, string>): LogEvent {
  if (event.kind === 'finding') {
    const { exchangeId, ...finding } = event.finding
    const own = ids.get(exchangeId ?? '')
    return { ...event, finding: { ...finding, ...(own === undefined ? {} : { exchangeId: own }) } }
  }
  if (!('exchangeId' in event)) return event
  const exchangeId = ids.get(event.exchangeId) ?? event.exchangeId
  if (event.kind === 'delivered' || event.kind === 'withheld') {
    return { ...event, exchangeId, event: withFirstBytes(event.event) }
  }
  if (event.kind !== 'request') return { ...event, exchangeId }
  const { resendOf, ...request } = event.request
  const repeated = ids.get(resendOf ?? '')
  return {
    ...event,
    exchangeId,
    request: { ...request, ...(repeated === undefined ? {} : { resendOf: repeated }) },
  }
}

/** The log keeps the first bytes of a response. The body that has them all is beside it. */
function withFirstBytes(event: RecordedEvent): RecordedEvent {
  const { response } = event
  if (response?.kind !== 'bytes' || response.bytes.byteLength <= mostRecordedBytes) return event
  return {
    ...event,
    response: { kind: 'bytes', bytes: response.bytes.slice(0, mostRecordedBytes) },
    responseSizeBytes: event.responseSizeBytes ?? response.bytes.byteLength,
  }
}

/** The body that the listener got, when the log does not keep all of it. */
function inEvents(entries: readonly LogEntry[]): RunBody | undefined {
  const last = entries.findLast(
    (entry) => (entry.kind === 'delivered' || entry.kind === 'withheld') && entry.event.phase === 'ended',
  )
  if (last?.kind !== 'delivered' && last?.kind !== 'withheld') return undefined
  const { response, responseSizeBytes } = last.event
  if (response?.kind !== 'bytes' || response.bytes.byteLength <= mostRecordedBytes) return undefined
  return { bytes: response.bytes, sizeBytes: responseSizeBytes ?? response.bytes.byteLength }
}

/** What was open when the archive was written stays so for ever: nothing more comes of it, as after a session's end. */
function ended(entries: readonly LogEntry[]): readonly LogEntry[] {
  const last = entries.at(-1)
  const isOver = entries.some(
    (entry) =>
      entry.kind === 'cancel' ||
      (entry.kind === 'wire' && (entry.event.type === 'response-end' || entry.event.type === 'failure')),
  )
  if (isOver || last === undefined || entries[0]?.kind !== 'request') return entries
  const part = entries.findLast((entry) => entry.kind === 'wire' && entry.event.type === 'body-part')
  const receivedBytes =
    part?.kind === 'wire' && part.event.type === 'body-part' ? part.event.receivedBytes : 0
  const { exchangeId } = entries[0]
  const { sequence, atMs, sessionId } = last
  return [...entries, { sequence, atMs, sessionId, kind: 'cancel', exchangeId, by: 'close', receivedBytes }]
}
