import type { Writable } from 'node:stream'
import type { HeaderList, ResponseHead, WireEvent } from '../../shared/log-entry.ts'

/** What goes out as a request's body. A file must still have `sizeBytes` bytes when it is sent. */
export type WireBody =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string; readonly name: string; readonly sizeBytes: number }

export type WireRequest = {
  readonly exchangeId: string
  readonly method: string
  /** As the app passed it. */
  readonly url: string
  /** In the app's order and case. */
  readonly headers: HeaderList
  readonly body?: WireBody
  /** Of what, the profile says. */
  readonly timeoutMs: number
  readonly followRedirects: boolean
}

/**
 * Hears what happens to one request. Never called before `dispatch` has returned, nor after `response-end`,
 * `failure` or a cancel.
 */
export type WireHandler = {
  /** `body-part` comes for every part that the socket gave. */
  readonly onEvent: (event: WireEvent) => void
  /** The head of a redirect that is followed, before its `redirect` event. */
  readonly onHop: (head: ResponseHead) => void
  /** Body bytes handed to the network so far. */
  readonly onSent: (sentBytes: number) => void
  /**
   * Where the decoded body goes, asked once, after `response-head`. `response-end` comes when it has finished; its
   * error, best a `TransportError`, ends the transfer as a failure.
   */
  readonly openBody: (head: ResponseHead) => Writable
}

/** A request on its way. */
export type WireCall = {
  /** Idempotent. Ends the transfer at once; the handler hears nothing more. */
  readonly cancel: () => void
  /** Resolves when the transfer is over and its sockets are closed or back in the pool. Never rejects. */
  readonly closed: Promise<void>
  /** How much of the time of the body so far the project's settings made, where that is known. */
  readonly simulatedMs?: () => number
  /** A number that changes with the traffic of the socket, also where no event tells of it. */
  readonly traffic: () => number
}

export type Dispatch = (request: WireRequest, handler: WireHandler) => WireCall

export type Interceptor = (next: Dispatch) => Dispatch
