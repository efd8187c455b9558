import type { LogEntry, RecordedEvent, ResponseHead, WireEvent } from '../log-entry.ts'
import type { RunEnd, RunRecord } from '../run/run-record.ts'
import type { ByteCodec } from './byte-codec.ts'
import { openHeaders, openTable, withoutUserinfo, withoutUserinfoIn } from './secrets.ts'

/**
 * The same run without what lets somebody in: secret headers, names and passwords in URLs; and without the paths of
 * this machine's folders. Bodies, queries and what the app prints stay, but for the passwords of URLs in printed text.
 */
export function withoutSensitive(record: RunRecord, codec: ByteCodec): RunRecord {
  const failed = new Set(
    record.entries.flatMap((entry) =>
      entry.kind === 'wire' && entry.event.type === 'failure' ? [entry.exchangeId] : [],
    ),
  )
  return {
    ...record,
    project: { ...record.project, path: '' },
    end: openEnd(record.end),
    entries: record.entries.map((entry) => openEntry(entry, failed, codec)),
  }
}

function openEnd(end: RunEnd): RunEnd {
  return 'problem' in end ? { ...end, problem: withoutUserinfoIn(end.problem) } : end
}

function openEntry(entry: LogEntry, failed: ReadonlySet<string>, codec: ByteCodec): LogEntry {
  switch (entry.kind) {
    case 'request': {
      const { request } = entry
      const open = { url: withoutUserinfo(request.url), headers: openHeaders(request.headers) }
      return { ...entry, request: { ...request, ...open } }
    }
    case 'wire':
      return { ...entry, event: openWire(entry.event) }
    case 'delivered':
      return { ...entry, event: openEvent(entry.event, failed.has(entry.exchangeId), codec) }
    case 'withheld':
      return { ...entry, event: openEvent(entry.event, failed.has(entry.exchangeId), codec) }
    case 'console':
      return { ...entry, text: withoutUserinfoIn(entry.text) }
    case 'annotation': {
      const { note } = entry.annotation
      if (note === undefined) return entry
      return { ...entry, annotation: { ...entry.annotation, note: withoutUserinfoIn(note) } }
    }
    case 'finding':
      return { ...entry, finding: { ...entry.finding, message: withoutUserinfoIn(entry.finding.message) } }
    default:
      return entry
  }
}

function openWire(event: WireEvent): WireEvent {
  switch (event.type) {
    case 'request-head':
      return { ...event, head: { ...event.head, headers: openHeaders(event.head.headers) } }
    case 'redirect': {
      const location = withoutUserinfo(event.location)
      return event.head === undefined
        ? { ...event, location }
        : { ...event, location, head: openHead(event.head) }
    }
    case 'response-head':
      return { ...event, head: openHead(event.head) }
    case 'failure':
      return { ...event, failure: { ...event.failure, message: withoutUserinfoIn(event.failure.message) } }
    default:
      return event
  }
}

const openHead = (head: ResponseHead): ResponseHead => ({
  ...head,
  url: withoutUserinfo(head.url),
  headers: openHeaders(head.headers),
})

/** A request that failed has words in place of a body. They may quote the URL. */
function openEvent(event: RecordedEvent, hasFailed: boolean, codec: ByteCodec): RecordedEvent {
  return {
    ...event,
    url: withoutUserinfo(event.url),
    ...(event.responseHeaders === undefined ? {} : { responseHeaders: openTable(event.responseHeaders) }),
    ...(event.debug === undefined ? {} : { debug: openTable(event.debug) }),
    ...(event.response === undefined
      ? {}
      : { response: openResponse(event.response, hasFailed && event.isError, codec) }),
  }
}

function openResponse(
  response: NonNullable<RecordedEvent['response']>,
  isWords: boolean,
  codec: ByteCodec,
): NonNullable<RecordedEvent['response']> {
  if (response.kind === 'file') {
    return { ...response, fullPath: `${response.directory}/${response.filename}` }
  }
  const words = isWords ? codec.text(response.bytes) : undefined
  return words === undefined ? response : { kind: 'bytes', bytes: codec.fromText(withoutUserinfoIn(words)) }
}
