import { shorten } from '../describe/shorten.ts'
import type { HeaderList, LogEntry, RecordedEvent, ResponseHead, WireEvent } from '../log-entry.ts'
import type { ResponseValue } from '../network-event.ts'
import { fail, ok, type Outcome } from '../outcome.ts'
import { bodyId, type RunBody } from '../run/run-record.ts'
import { type ByteCodec, readBytes } from './byte-codec.ts'
import type { CoronaEvent } from './corona-event.ts'
import type { CoronaWire } from './corona-wire.ts'
import type { OurEntry } from './read-ours.ts'

export type ReadEntries = {
  readonly entries: readonly LogEntry[]
  readonly bodies: ReadonlyMap<string, RunBody>
}

/** The log's entries of all exchanges, and the bodies that they refer to. */
export function readEntries(entries: readonly OurEntry[], codec: ByteCodec): Outcome<ReadEntries> {
  const log: LogEntry[] = []
  const bodies = new Map<string, RunBody>()
  const sizes = new Map<string, number>()
  for (const [index, { _corona: own }] of entries.entries()) {
    if (own.request === undefined) continue
    if (sizes.has(own.exchangeId)) {
      return fail(
        'INVALID_INPUT',
        `log.entries[${index}]._corona.request: Another entry tells the request of ${shorten(own.exchangeId, 60)}.`,
      )
    }
    sizes.set(own.exchangeId, own.request.bodySizeBytes)
  }
  for (const [index, entry] of entries.entries()) {
    const { exchangeId } = entry._corona
    const content = contentOf(entry, codec)
    const sent = sentBodyOf(entry, codec)
    if (content === 'broken' || sent === 'broken') {
      return fail('INVALID_INPUT', `log.entries[${index}]: A body says that it is base64 and is not.`)
    }
    const sizeBytes = sizes.get(exchangeId)
    if (sizeBytes === undefined) {
      return fail(
        'INVALID_INPUT',
        `log.entries[${index}]._corona: No entry tells the request of ${shorten(exchangeId, 60)}.`,
      )
    }
    if (sent !== undefined) bodies.set(bodyId(exchangeId, 'request'), { bytes: sent, sizeBytes })
    const isInEvent = entry._corona.events.some(({ event }) => event.response?.kind === 'content')
    if (content !== undefined && !isInEvent) {
      const size = entry.response.content.size
      bodies.set(bodyId(exchangeId, 'response'), { bytes: content, sizeBytes: size })
    }
    log.push(...logOf(entry, content, codec))
  }
  return ok({ entries: log, bodies })
}

function contentOf({ response }: OurEntry, codec: ByteCodec): Uint8Array | 'broken' | undefined {
  const { text, encoding } = response.content
  return text === undefined ? undefined : (readBytes({ text, encoding }, codec) ?? 'broken')
}

function sentBodyOf({ request }: OurEntry, codec: ByteCodec): Uint8Array | 'broken' | undefined {
  const body = request._content ?? request.postData
  return body === undefined ? undefined : (readBytes(body, codec) ?? 'broken')
}

function logOf(entry: OurEntry, content: Uint8Array | undefined, codec: ByteCodec): readonly LogEntry[] {
  const { exchangeId, sessionId, request, annotation, wire, events, cancels, findings } = entry._corona
  const entries: LogEntry[] = []
  if (request !== undefined) {
    const { sequence, atMs, ...record } = request
    entries.push({ sequence, atMs, sessionId, kind: 'request', exchangeId, request: record })
  }
  if (annotation !== undefined) {
    const { sequence, atMs, ...written } = annotation
    entries.push({ sequence, atMs, sessionId, kind: 'annotation', exchangeId, annotation: written })
  }
  for (const { event, ...stamp } of wire) {
    entries.push({ ...stamp, sessionId, kind: 'wire', exchangeId, event: wireOf(event, entry) })
  }
  let headers: RecordedEvent['responseHeaders']
  for (const { event, withheld, ...stamp } of events) {
    if (event.responseHeaders !== 'same') headers = event.responseHeaders
    const recorded = eventOf(event, headers, content ?? new Uint8Array(), codec)
    entries.push(
      withheld === undefined
        ? { ...stamp, sessionId, kind: 'delivered', exchangeId, event: recorded }
        : { ...stamp, sessionId, kind: 'withheld', exchangeId, event: recorded, reason: withheld },
    )
  }
  for (const cancel of cancels) entries.push({ ...cancel, sessionId, kind: 'cancel', exchangeId })
  for (const finding of findings) entries.push({ ...finding, sessionId, kind: 'finding' })
  return entries
}

type Pairs = readonly { readonly name: string; readonly value: string }[]
const listOf = (pairs: Pairs): HeaderList => pairs.map(({ name, value }) => [name, value] as const)

/** The heads get back the headers, which stand in the entry's own request and response. */
function wireOf(event: CoronaWire, { request, response }: OurEntry): WireEvent {
  const withHeaders = (head: Omit<ResponseHead, 'headers'>): ResponseHead => ({
    ...head,
    headers: listOf(response.headers),
  })
  switch (event.type) {
    case 'request-head':
      return { ...event, head: { ...event.head, headers: listOf(request.headers) } }
    case 'redirect': {
      const { head, ...rest } = event
      return head === undefined ? rest : { ...rest, head: withHeaders(head) }
    }
    case 'response-head':
      return { ...event, head: withHeaders(event.head) }
    default:
      return event
  }
}

function eventOf(
  event: CoronaEvent,
  headers: RecordedEvent['responseHeaders'],
  content: Uint8Array,
  codec: ByteCodec,
): RecordedEvent {
  const { response, responseHeaders: _written, ...fields } = event
  return {
    ...fields,
    ...(headers === undefined ? {} : { responseHeaders: headers }),
    ...(response === undefined ? {} : { response: responseOf(response, content, codec) }),
  }
}

function responseOf(
  response: NonNullable<CoronaEvent['response']>,
  content: Uint8Array,
  codec: ByteCodec,
): ResponseValue {
  switch (response.kind) {
    case 'file':
      return response
    case 'content':
      return { kind: 'bytes', bytes: content }
    case 'text':
      return { kind: 'bytes', bytes: codec.fromText(response.text) }
    default:
      return { kind: 'bytes', bytes: codec.fromBase64(response.base64) ?? new Uint8Array() }
  }
}
