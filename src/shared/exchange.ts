import type {
  Annotation,
  CancelledBy,
  LogEntry,
  RecordedEvent,
  RequestRecord,
  ResponseHead,
  TransportFailure,
  WireEvent,
  WithheldReason,
} from './log-entry.ts'

export type ExchangeState = 'queued' | 'sent' | 'head' | 'body' | 'done' | 'failed' | 'cancelled'

/** An event of the second lane: what the app's listener got, or what was kept from it and why. */
export type LaneEvent = {
  readonly sequence: number
  readonly atMs: number
  readonly event: RecordedEvent
  readonly withheld?: WithheldReason
}

export type WireMark = { readonly atMs: number; readonly event: WireEvent }

/** One request and everything that happened to it: a pure fold over its log entries. */
export type Exchange = {
  readonly id: string
  readonly sessionId: string
  /** 1, 2, 3… in the order of the log. */
  readonly ordinal: number
  readonly request: RequestRecord
  readonly state: ExchangeState
  readonly startedAtMs: number
  readonly endedAtMs?: number
  readonly head?: ResponseHead
  /** Wire bytes so far. */
  readonly receivedBytes: number
  readonly failure?: TransportFailure
  readonly cancelledBy?: CancelledBy
  /** Of a cancelled one: what the project's settings made of the time of its body. */
  readonly simulatedMs?: number
  readonly events: readonly LaneEvent[]
  /** Body parts are not kept here: only the marks of the phases. */
  readonly wire: readonly WireMark[]
  readonly annotation?: Annotation
}

/** What tells an exchange from others, without its headers, its events and its steps on the wire. */
export type ExchangeOutline = Pick<
  Exchange,
  'id' | 'sessionId' | 'ordinal' | 'state' | 'startedAtMs' | 'endedAtMs' | 'receivedBytes' | 'cancelledBy'
> & {
  readonly request: Pick<
    RequestRecord,
    | 'api'
    | 'method'
    | 'url'
    | 'bodySizeBytes'
    | 'bodyFile'
    | 'progress'
    | 'target'
    | 'callSite'
    | 'sentBy'
    | 'resendOf'
  >
  readonly head?: Pick<ResponseHead, 'status' | 'statusText' | 'lengthBytes' | 'httpVersion'>
  readonly failure?: TransportFailure
  readonly annotation?: Annotation
}

export const isOpen = ({ state }: Pick<Exchange, 'state'>): boolean =>
  state !== 'done' && state !== 'failed' && state !== 'cancelled'

/** The next state of an exchange. `current` is undefined for its first entry, which must be `request`. */
export function applyToExchange(
  current: Exchange | undefined,
  entry: LogEntry,
  ordinal: number,
): Exchange | undefined {
  if (entry.kind === 'request') {
    return {
      id: entry.exchangeId,
      sessionId: entry.sessionId,
      ordinal,
      request: entry.request,
      state: 'queued',
      startedAtMs: entry.atMs,
      receivedBytes: 0,
      events: [],
      wire: [],
    }
  }
  if (current === undefined) return undefined
  switch (entry.kind) {
    case 'wire':
      return applyWireEvent(current, entry.atMs, entry.event)
    case 'delivered':
      return withLaneEvent(current, { sequence: entry.sequence, atMs: entry.atMs, event: entry.event })
    case 'withheld':
      return withLaneEvent(current, {
        sequence: entry.sequence,
        atMs: entry.atMs,
        event: entry.event,
        withheld: entry.reason,
      })
    case 'cancel':
      return {
        ...current,
        state: 'cancelled',
        endedAtMs: entry.atMs,
        cancelledBy: entry.by,
        ...(entry.simulatedMs === undefined ? {} : { simulatedMs: entry.simulatedMs }),
        receivedBytes: entry.receivedBytes,
      }
    case 'annotation':
      return { ...current, annotation: entry.annotation }
    default:
      return current
  }
}

/**
 * The same for many entries of one exchange, in time that grows with their number: a server that trickles makes a
 * hundred thousand of them, and each alone would copy all before it.
 */
export function applyEntriesToExchange(
  current: Exchange | undefined,
  entries: readonly LogEntry[],
  ordinal: number,
): Exchange | undefined {
  let exchange = current
  let events = [...(current?.events ?? [])]
  let wire = [...(current?.wire ?? [])]
  for (const entry of entries) {
    if (entry.kind === 'request') {
      events = []
      wire = []
    }
    const bare = exchange === undefined ? undefined : { ...exchange, events: [], wire: [] }
    exchange = applyToExchange(bare, entry, ordinal)
    events.push(...(exchange?.events ?? []))
    wire.push(...(exchange?.wire ?? []))
  }
  return exchange === undefined ? undefined : { ...exchange, events, wire }
}

function withLaneEvent(current: Exchange, event: LaneEvent): Exchange {
  return { ...current, events: [...current.events, event] }
}

function applyWireEvent(current: Exchange, atMs: number, event: WireEvent): Exchange {
  const wire = event.type === 'body-part' ? current.wire : [...current.wire, { atMs, event }]
  // What was on its way when the cancel came is worth a mark, but changes nothing.
  if (current.state === 'cancelled') return { ...current, wire }
  switch (event.type) {
    case 'redirect':
      return { ...current, wire, state: 'queued' }
    case 'request-sent':
      // A server may answer before it has the whole request.
      return current.state === 'queued' ? { ...current, wire, state: 'sent' } : { ...current, wire }
    case 'response-head':
      return { ...current, wire, state: 'head', head: event.head }
    case 'body-part':
      return { ...current, wire, state: 'body', receivedBytes: event.receivedBytes }
    case 'response-end':
      return { ...current, wire, state: 'done', receivedBytes: event.receivedBytes, endedAtMs: atMs }
    case 'failure':
      return { ...current, wire, state: 'failed', failure: event.failure, endedAtMs: atMs }
    default:
      return { ...current, wire }
  }
}
