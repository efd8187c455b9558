import type { RecordedEvent } from '../log-entry.ts'
import type { RunRecord } from '../run/run-record.ts'
import { type ByteCodec, writeBytes } from './byte-codec.ts'
import { type CoronaEntry, coronaEntry, coronaFormat, type CoronaLog, coronaLog } from './corona.ts'
import type { CoronaEvent } from './corona-event.ts'
import type { ExchangeLog, SortedLog } from './exchange-log.ts'
import { contentEvent } from './har-content.ts'

/** What HAR has no place for of one hop. Parsed by the importer's own schema, so that its fields have one order. */
export function toCoronaEntry(exchange: ExchangeLog, hopNumber: number, codec: ByteCodec): CoronaEntry {
  const { exchangeId, sessionId, sequence, atMs, request } = exchange.request
  const isLast = hopNumber === exchange.hops.length
  const hop = exchange.hops[hopNumber - 1]
  return coronaEntry.parse({
    exchangeId,
    sessionId,
    hop: hopNumber,
    ...(hopNumber === 1 ? { request: { sequence, atMs, ...request }, ...annotationOf(exchange) } : {}),
    wire: hop?.wire ?? [],
    events: isLast ? eventsOf(exchange, codec) : [],
    cancels: isLast ? exchange.cancels : [],
    findings: isLast ? exchange.findings : [],
  })
}

function annotationOf({ annotation }: ExchangeLog): Pick<CoronaEntry, 'annotation'> {
  if (annotation === undefined) return {}
  const { sequence, atMs } = annotation
  return { annotation: { sequence, atMs, ...annotation.annotation } }
}

function eventsOf(exchange: ExchangeLog, codec: ByteCodec): readonly object[] {
  const content = contentEvent(exchange)
  let before: RecordedEvent['responseHeaders']
  return exchange.events.map((entry) => {
    const { responseHeaders, response, ...fields } = entry.event
    const headers = areSame(responseHeaders, before) ? 'same' : responseHeaders
    before = responseHeaders
    const event = {
      ...fields,
      ...(headers === undefined ? {} : { responseHeaders: headers }),
      ...(response === undefined ? {} : { response: responseOf(response, entry.event === content, codec) }),
    }
    const { sequence, atMs } = entry
    return { sequence, atMs, ...(entry.kind === 'withheld' ? { withheld: entry.reason } : {}), event }
  })
}

/** Each event of a long download has the same ones. */
function areSame(a: RecordedEvent['responseHeaders'], b: RecordedEvent['responseHeaders']): boolean {
  return a !== undefined && b !== undefined && (a === b || JSON.stringify(a) === JSON.stringify(b))
}

function responseOf(
  response: NonNullable<RecordedEvent['response']>,
  isContent: boolean,
  codec: ByteCodec,
): CoronaEvent['response'] {
  if (response.kind === 'file') return response
  if (isContent) return { kind: 'content' }
  const { text, encoding } = writeBytes(response.bytes, codec)
  return encoding === undefined ? { kind: 'text', text } : { kind: 'base64', base64: text }
}

export function toCoronaLog(
  record: RunRecord,
  others: SortedLog['others'],
  sensitive: 'removed' | 'kept',
): CoronaLog {
  const { project, profile, isStrict, startedAtMs, durationMs, end, errorCount, files } = record
  return coronaLog.parse({
    format: coronaFormat,
    sensitive,
    project,
    profile,
    isStrict,
    startedAtMs,
    durationMs,
    end,
    errorCount,
    files,
    lifeCycle: others.filter((entry) => entry.kind === 'life-cycle'),
    console: others.filter((entry) => entry.kind === 'console'),
    findings: others.filter((entry) => entry.kind === 'finding'),
  })
}
