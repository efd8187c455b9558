import type { FileReference } from './directory.ts'
import type { Finding } from './finding.ts'
import type { NetworkRequestEvent } from './network-event.ts'

export type HeaderList = readonly (readonly [name: string, value: string])[]

/** Which function of the app's API made the request. */
export const apiNames = ['request', 'download', 'upload', 'loadRemoteImage'] as const
export type ApiName = (typeof apiNames)[number]

/** Stable words for a transport failure, whatever library reports it. */
export type TransportErrorCode =
  | 'INVALID_URL'
  | 'UNSUPPORTED_SCHEME'
  | 'HOST_NOT_FOUND'
  | 'CONNECTION_REFUSED'
  | 'CONNECTION_RESET'
  | 'CONNECTION_LOST'
  | 'TLS_FAILED'
  | 'TIMED_OUT'
  | 'TOO_MANY_REDIRECTS'
  | 'DECODE_FAILED'
  | 'FILE_FAILED'
  | 'REFUSED_BY_POLICY'
  /** By the platform of the profile, before anything is sent. Its message is the platform's own. */
  | 'REFUSED_BY_PLATFORM'
  | 'NETWORK_UNREACHABLE'
  /** The simulated device has no network. */
  | 'OFFLINE'
  | 'UNKNOWN'

export type TransportFailure = {
  readonly code: TransportErrorCode
  readonly message: string
  /** What the operating system says of a file that takes no more. */
  readonly system?: string
}

/** What goes out before a request's body, as written on the wire. */
export type RequestHead = {
  /** Of this hop, without credentials. */
  readonly url: string
  readonly method: string
  readonly httpVersion: string
  readonly headers: HeaderList
  /** Of the head itself, with its first line. */
  readonly sizeBytes: number
}

export type ResponseHead = {
  /** After redirects. */
  readonly url: string
  readonly status: number
  readonly statusText: string
  readonly httpVersion: string
  readonly headers: HeaderList
  /** From Content-Length; -1 when the server sent none. */
  readonly lengthBytes: number
  /** Of the head itself, with its first line; spaces that a server adds are not known. */
  readonly sizeBytes?: number
}

/**
 * What the transport saw. `body-part` is coalesced: `receivedBytes` is the total so far, in wire bytes. `simulatedMs`:
 * how much of the waiting for this head, or of the body's time, the project's settings made.
 */
export type WireEvent =
  /** Begins each attempt to send the request, or a hop of it. */
  | { readonly type: 'request-head'; readonly head: RequestHead }
  /** Where a reused connection leads; of a new one `connect` tells it. */
  | {
      readonly type: 'socket'
      readonly reused: boolean
      readonly remoteAddress?: string
      readonly localPort?: number
    }
  | { readonly type: 'lookup'; readonly address: string }
  | { readonly type: 'connect'; readonly remoteAddress: string; readonly localPort?: number }
  | { readonly type: 'secure-connect'; readonly protocol: string }
  | { readonly type: 'request-sent'; readonly sentBytes: number }
  | {
      readonly type: 'redirect'
      readonly status: number
      readonly location: string
      readonly head?: ResponseHead
      readonly simulatedMs?: number
    }
  | { readonly type: 'response-head'; readonly head: ResponseHead; readonly simulatedMs?: number }
  | { readonly type: 'body-part'; readonly receivedBytes: number }
  | { readonly type: 'response-end'; readonly receivedBytes: number; readonly simulatedMs?: number }
  | { readonly type: 'failure'; readonly failure: TransportFailure; readonly simulatedMs?: number }

/** What the app asked for, as recorded. The bytes of its body are in the body store. */
export type RequestRecord = {
  readonly api: ApiName
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly bodySizeBytes: number
  /** The file that is sent as the body. */
  readonly bodyFile?: FileReference
  /** Of a body that is sent from memory: how many of its first bytes the body store took. */
  readonly bodyKeptBytes?: number
  readonly progress: 'none' | 'upload' | 'download'
  readonly timeoutMs: number
  /** Redirects are answers like any other, because the app said so. */
  readonly followRedirects?: false
  readonly target?: FileReference
  /** `main.lua:12`, when the runtime knows it. */
  readonly callSite?: string
  /** A person sent it from the inspector: no listener of the app hears of it. */
  readonly sentBy?: 'inspector'
  /** The exchange that it repeats, as it was or edited. */
  readonly resendOf?: string
}

/** What a person marks an exchange with: a colour and a shape of its own each, so that no colour stands alone. */
export const marks = ['red', 'orange', 'yellow', 'green', 'blue', 'purple'] as const
export type Mark = (typeof marks)[number]

/** What a person wrote to an exchange. The newest one holds. */
export type Annotation = { readonly mark?: Mark; readonly note?: string }

export type CancelledBy = 'app' | 'inspector' | 'relaunch' | 'close'

/** Why an event that the transport would have given was not delivered to the listener. */
export type WithheldReason =
  'same-phase-within-1000-ms' | 'ended-only' | 'cancelled' | 'no-listener' | 'session-ended'

export type ConsoleLevel = 'print' | 'info' | 'warning' | 'error'

/** What a log may have to leave out: its limits are those of `docs/event-log.md`. */
export type RecordLoss = 'console-lines' | 'requests' | 'progress'

export type LifeCycleEvent =
  | 'launch'
  | 'suspend'
  | 'resume'
  | 'connection'
  | 'end'
  /** Not a launch: the exchanges of this session were read from an HTTP Archive. */
  | 'import'

/**
 * One line of the append-only log from which the inspector, the command line's report and the checks are
 * folded. `sequence` starts at 1 and has no gaps; `atMs` is monotonic, in milliseconds since the log began.
 */
export type LogEntry = {
  readonly sequence: number
  readonly atMs: number
  readonly sessionId: string
} & LogEvent

export type LogEvent =
  | { readonly kind: 'request'; readonly exchangeId: string; readonly request: RequestRecord }
  | { readonly kind: 'wire'; readonly exchangeId: string; readonly event: WireEvent }
  | { readonly kind: 'delivered'; readonly exchangeId: string; readonly event: RecordedEvent }
  | {
      readonly kind: 'withheld'
      readonly exchangeId: string
      readonly event: RecordedEvent
      readonly reason: WithheldReason
    }
  | {
      readonly kind: 'cancel'
      readonly exchangeId: string
      readonly by: CancelledBy
      readonly receivedBytes: number
      /** Of the time of the body until then, what the project's settings made. */
      readonly simulatedMs?: number
    }
  | {
      readonly kind: 'console'
      readonly level: ConsoleLevel
      readonly text: string
      /** `file:line` when known. */
      readonly source?: string
      /** An error of the app that nobody caught. */
      readonly isUncaught?: true
      /** The line tells that something was not kept, and what. */
      readonly loss?: RecordLoss
    }
  | { readonly kind: 'annotation'; readonly exchangeId: string; readonly annotation: Annotation }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | {
      readonly kind: 'life-cycle'
      readonly event: LifeCycleEvent
      /** On `launch`: the project's name and the profile. On `import`: the archive's name. On `connection`: which one. On `end`: why. */
      readonly detail?: string
    }

/**
 * A network event as kept in the log. Of a body it holds the first bytes: `responseSizeBytes` tells the whole size when
 * that is more, and the log's body store has the rest.
 */
export type RecordedEvent = NetworkRequestEvent & { readonly responseSizeBytes?: number }
