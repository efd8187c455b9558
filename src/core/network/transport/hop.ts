import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hop } from './redirect.ts'

export type Answer = {
  /** Its bytes are those of the wire, without the framing. */
  readonly stream: Duplex
  readonly response: IncomingMessage
}

/** Sends one request and resolves at the response's head. Rejects with a `HopError`, or any error when cancelled. */
export type SendHop = (hop: Hop, headers: readonly string[]) => Promise<Answer>

/** No response came. `cause` is the error of the connection or of the request's body. */
export class HopError extends Error {
  /** That the connection was a kept one: the server may have closed it in the moment that it was used again. */
  readonly wasReused: boolean

  constructor(cause: unknown, wasReused: boolean) {
    super('The request got no response.', { cause })
    this.name = 'HopError'
    this.wasReused = wasReused
  }
}
