import type { ExchangeOutline } from '../../../shared/exchange.ts'
import type {
  HeaderList,
  LogEntry,
  RequestRecord,
  ResponseHead,
  WireEvent,
} from '../../../shared/log-entry.ts'
import { apiNames } from '../../../shared/log-entry.ts'
import type { Phase } from '../../../shared/network-event.ts'
import type { AttemptTimes } from '../../../shared/wire-phases.ts'
import { withMoment } from './heard-moments.ts'
import type { Interner } from './interner.ts'
import { createInterner, intern } from './interner.ts'
import { urlParts } from './url-parts.ts'

/** Of the last hop. */
export type WireTimes = Omit<AttemptTimes, 'isSecure' | 'failure'>

export type RowHead = Pick<ResponseHead, 'status' | 'statusText' | 'lengthBytes' | 'httpVersion'> & {
  readonly contentType?: string
}

/**
 * What the list knows of an exchange: enough for every column, filter, sort and the waterfall, and no more, because
 * there may be a hundred thousand of them. All the rest comes from the log when an exchange is looked at (`useDetail`).
 */
export type Row = ExchangeOutline & {
  /** Of the request's address, lower case; empty when it has none. */
  readonly host: string
  readonly head?: RowHead
  readonly wire: WireTimes
  readonly redirects: number
  readonly remoteAddress?: string
  /** Of the newest event that the listener got. */
  readonly phase?: Phase
  readonly deliveredEvents: number
  /** When the listener got events, in milliseconds of the log; of many of them some. */
  readonly heardAtMs?: readonly number[]
  readonly withheldEvents: number
  /** The listener got an event with `isError`. */
  readonly hasErrorEvent: boolean
  /** By lower-case names: of the headers that somebody wants as columns. */
  readonly headerValues?: Readonly<Record<string, string>>
}

/** Headers that rows keep, lower case. `request:` or `response:` before the name says whose. */
export type KeptHeaders = ReadonlySet<string>

/** What rows are folded with: which headers they keep, and the texts that they share. */
export type RowKeeping = { readonly kept: KeptHeaders; readonly texts: Interner }

const keepingNothing = (): RowKeeping => ({ kept: new Set(), texts: createInterner() })

/** The next state of a row. `current` is undefined for its first entry, which must be `request`. Agrees with `applyToExchange`. */
export function applyToRow(
  current: Row | undefined,
  entry: LogEntry,
  ordinal: number,
  keeping: RowKeeping = keepingNothing(),
): Row | undefined {
  if (entry.kind === 'request') return firstRow(entry, ordinal, keeping)
  if (current === undefined) return undefined
  switch (entry.kind) {
    case 'wire':
      return applyWireEvent(current, entry.atMs, entry.event, keeping)
    case 'delivered':
      return {
        ...current,
        phase: ourOwn(phaseNames, entry.event.phase),
        deliveredEvents: current.deliveredEvents + 1,
        heardAtMs: withMoment(current.heardAtMs, entry.atMs),
        hasErrorEvent: current.hasErrorEvent || entry.event.isError,
      }
    case 'withheld':
      return { ...current, withheldEvents: current.withheldEvents + 1 }
    case 'cancel':
      return {
        ...current,
        state: 'cancelled',
        endedAtMs: entry.atMs,
        cancelledBy: entry.by,
        receivedBytes: entry.receivedBytes,
      }
    case 'annotation':
      return { ...current, annotation: entry.annotation }
    default:
      return current
  }
}

function firstRow(
  entry: Extract<LogEntry, { readonly kind: 'request' }>,
  ordinal: number,
  keeping: RowKeeping,
): Row {
  return {
    id: entry.exchangeId,
    sessionId: intern(keeping.texts, entry.sessionId),
    ordinal,
    host: intern(keeping.texts, urlParts(entry.request.url).host),
    request: outlineOf(entry.request, keeping.texts),
    state: 'queued',
    startedAtMs: entry.atMs,
    receivedBytes: 0,
    wire: { hopAtMs: entry.atMs },
    redirects: 0,
    deliveredEvents: 0,
    withheldEvents: 0,
    hasErrorEvent: false,
    ...withHeaders(undefined, 'request', entry.request.headers, keeping),
  }
}

const progressNames = ['none', 'upload', 'download'] as const
const phaseNames = ['began', 'progress', 'ended'] as const

/** The same word, but ours: that of an entry is a copy. */
const ourOwn = <Name extends string>(names: readonly Name[], name: Name): Name =>
  names.find((it) => it === name) ?? name

function outlineOf(request: RequestRecord, texts: Interner): Row['request'] {
  const { api, method, url, bodySizeBytes, bodyFile, progress, target, callSite, sentBy, resendOf } = request
  return {
    api: ourOwn(apiNames, api),
    method: intern(texts, method),
    url,
    bodySizeBytes,
    progress: ourOwn(progressNames, progress),
    ...(bodyFile === undefined ? {} : { bodyFile }),
    ...(target === undefined ? {} : { target }),
    ...(callSite === undefined ? {} : { callSite: intern(texts, callSite) }),
    ...(sentBy === undefined ? {} : { sentBy }),
    ...(resendOf === undefined ? {} : { resendOf }),
  }
}

function applyWireEvent(current: Row, atMs: number, event: WireEvent, keeping: RowKeeping): Row {
  // What was on its way when the cancel came changes nothing.
  if (current.state === 'cancelled') return current
  const { wire } = current
  switch (event.type) {
    case 'socket':
      return {
        ...current,
        // A connection that turned out dead is followed by another attempt: that one counts.
        wire: { hopAtMs: wire.hopAtMs, socketAtMs: atMs, isReused: event.reused },
        ...(event.remoteAddress === undefined
          ? {}
          : { remoteAddress: intern(keeping.texts, event.remoteAddress) }),
      }
    case 'lookup':
      return { ...current, wire: { ...wire, lookupAtMs: atMs } }
    case 'connect':
      return {
        ...current,
        wire: { ...wire, connectAtMs: atMs },
        remoteAddress: intern(keeping.texts, event.remoteAddress),
      }
    case 'secure-connect':
      return { ...current, wire: { ...wire, secureAtMs: atMs } }
    case 'request-sent':
      // A server may answer before it has the whole request.
      return {
        ...current,
        wire: { ...wire, sentAtMs: atMs },
        state: current.state === 'queued' ? 'sent' : current.state,
      }
    case 'redirect':
      return { ...current, wire: { hopAtMs: atMs }, redirects: current.redirects + 1, state: 'queued' }
    case 'response-head':
      return {
        ...current,
        wire: { ...wire, headAtMs: atMs },
        state: 'head',
        head: rowHeadOf(event.head, keeping.texts),
        ...withHeaders(current.headerValues, 'response', event.head.headers, keeping),
      }
    case 'body-part':
      return { ...current, state: 'body', receivedBytes: event.receivedBytes }
    case 'response-end':
      return { ...current, state: 'done', receivedBytes: event.receivedBytes, endedAtMs: atMs }
    case 'failure':
      return { ...current, state: 'failed', failure: event.failure, endedAtMs: atMs }
    default:
      return current
  }
}

function rowHeadOf(head: ResponseHead, texts: Interner): RowHead {
  const { status, statusText, lengthBytes, httpVersion, headers } = head
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return {
    status,
    statusText: intern(texts, statusText),
    lengthBytes,
    httpVersion: intern(texts, httpVersion),
    ...(contentType === undefined ? {} : { contentType: intern(texts, contentType) }),
  }
}

function withHeaders(
  before: Row['headerValues'],
  side: 'request' | 'response',
  headers: HeaderList,
  { kept, texts }: RowKeeping,
): Pick<Row, 'headerValues'> {
  if (kept.size === 0) return {}
  const values: Record<string, string> = { ...before }
  for (const [name, value] of headers) {
    const key = `${side}:${name.toLowerCase()}`
    if (!kept.has(key)) continue
    values[key] = values[key] === undefined ? intern(texts, value) : `${values[key]}, ${value}`
  }
  return { headerValues: values }
}
