import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { got, type Request } from 'got'
import type { Profile } from '../../shared/profile/profile.ts'
import { createFailure, TransportError } from './failure.ts'
import { type CallLife, createCallLife, untilCancelled } from './transport/call-life.ts'
import { createCookieSource } from './transport/cookies.ts'
import { createDecodingRoom } from './transport/decoding-room.ts'
import { HopError, type SendHop } from './transport/hop.ts'
import { requestHead } from './transport/request-head.ts'
import { openRequestBody } from './transport/request-body.ts'
import { runChain } from './transport/run-chain.ts'
import { reportSocket } from './transport/socket-events.ts'
import type { Dispatch, WireHandler } from './wire.ts'

export type GotTransportOptions = {
  readonly agents: { readonly http: http.Agent; readonly https: https.Agent }
  /** Whose HTTP stack it is. */
  readonly profile: Profile
}

/** One request as it is; redirects, decoding, failures and time are decided by us, where they can be seen. */
const client = got.extend({
  retry: { limit: 0 },
  throwHttpErrors: false,
  decompress: false,
  followRedirect: false,
  strictContentLength: false,
  enableUnixSockets: false,
})

/**
 * The transport of one session over real sockets. Header order and case go out as given, byte counters are those of
 * the wire.
 */
export function createGotTransport(options: GotTransportOptions): Dispatch {
  const rules = options.profile.wire
  const openCookies = createCookieSource(rules.cookies)
  const room = createDecodingRoom()
  return (request, handler) => {
    const life = createCallLife()
    const listener = untilCancelled(handler, life)
    const send = createSendHop(options, listener, life)
    // The handler must not hear anything before this function has returned.
    const run = Promise.resolve().then(() =>
      runChain(request, { send, handler: listener, life, rules, cookies: openCookies(), room }),
    )
    return { cancel: life.cancel, closed: run.then(life.requestsClosed), traffic: life.traffic }
  }
}

function createSendHop(options: GotTransportOptions, handler: WireHandler, life: CallLife): SendHop {
  return (hop, headers) =>
    new Promise((resolve, reject) => {
      let request: ClientRequest | undefined
      let hasSent = 0
      const stream: Request = client.stream(withoutCredentials(hop.url), {
        // Only tells got whether a body follows; the request itself is made below, with the app's method.
        method: hop.body === undefined ? 'GET' : 'POST',
        ...(hop.body === undefined ? {} : { body: openRequestBody(hop.body) }),
        // A lean request instead of the options object of got: it costs half, and takes headers as a list.
        request: (url: URL) => {
          request = openClientRequest(url, hop.method, headers, options)
          life.ownRequest(request)
          handler.onEvent({ type: 'request-head', head: requestHead(request, hop.url, headers) })
          reportSocket(request, handler.onEvent, life.ownSocket)
          request.once('finish', () => handler.onEvent({ type: 'request-sent', sentBytes: hasSent }))
          endWithoutAnswer(request, stream)
          return request
        },
      })
      life.ownStream(stream)
      stream.on('uploadProgress', ({ transferred }) => {
        if (transferred === hasSent) return
        hasSent = transferred
        handler.onSent(transferred)
      })
      stream.once('response', (response: IncomingMessage) => resolve({ stream, response }))
      // For the whole life of the stream, not only until the response: a late error must not become uncaught.
      stream.on('error', (error) => reject(new HopError(error, request?.reusedSocket === true)))
      stream.once('close', () => reject(new Error('The request was cancelled.')))
    })
}

/** got would turn credentials into a header of its own; ours are in the header list. */
function withoutCredentials(url: URL): URL {
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return bare
}

function openClientRequest(
  url: URL,
  method: string,
  headers: readonly string[],
  { agents, profile }: GotTransportOptions,
): ClientRequest {
  const isSecure = url.protocol === 'https:'
  const shared = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    method,
    headers,
  }
  const request = isSecure
    ? https.request({
        ...shared,
        agent: agents.https,
        rejectUnauthorized: profile.wire.verifiesCertificates,
      })
    : http.request({ ...shared, agent: agents.http })
  // got listens for the first error only; Node may report a second one of the same socket.
  return request.on('error', () => {})
}

/** A connection can close with neither response nor error, as after `101 Switching Protocols`. */
function endWithoutAnswer(request: ClientRequest, stream: Request): void {
  let hasOutcome = false
  for (const event of ['response', 'error']) request.once(event, () => (hasOutcome = true))
  request.once('close', () => {
    if (hasOutcome || stream.destroyed) return
    stream.destroy(new TransportError(createFailure('CONNECTION_RESET', request.host)))
  })
}
