import type { WireRules } from '../../../shared/profile/profile.ts'
import { createFailure, TransportError } from '../failure.ts'
import { withVersion } from '../user-agent.ts'
import type { WireHandler, WireRequest } from '../wire.ts'
import type { CallLife } from './call-life.ts'
import { encodingsToDecode } from './content-decoding.ts'
import type { Cookies } from './cookies.ts'
import type { DecodingRoom } from './decoding-room.ts'
import { failureOf, isLostConnection } from './failure-of.ts'
import { type Answer, HopError, type SendHop } from './hop.ts'
import { drain, receiveBody } from './receive-body.ts'
import { type Hop, nextHop, redirectLocation } from './redirect.ts'
import { wireBodySize } from './request-body.ts'
import { requestHeaders } from './request-headers.ts'
import { responseHead } from './response-head.ts'

export type ChainContext = {
  readonly send: SendHop
  readonly handler: WireHandler
  readonly life: CallLife
  readonly rules: WireRules
  readonly cookies: Cookies
  readonly room: DecodingRoom
}

/** A request with all its redirects, from the first connection to the last byte or the failure. Never rejects. */
export async function runChain(request: WireRequest, context: ChainContext): Promise<void> {
  const { handler, life, rules, cookies } = context
  let hop: Hop | undefined
  let answer: Answer | undefined
  let hasHead = false
  try {
    hop = firstHop(request)
    for (let redirects = 0; !life.isCancelled(); redirects += 1) {
      const known = cookies.headerFor(hop.url)
      const cookie = known && (await known)
      if (life.isCancelled()) return
      answer = await sendFresh(hop, cookie, context)
      const head = responseHead(answer.response, hop.url)
      cookies.collect(head, hop.url)
      const location = request.followRedirects ? redirectLocation(hop, head, rules) : undefined
      if (location === undefined) {
        hasHead = true
        handler.onEvent({ type: 'response-head', head })
        if (life.isCancelled()) return
        const receivedBytes = await receiveBody(answer.stream, () => handler.openBody(head), {
          encodings: encodingsToDecode(head, request.headers, rules.compression),
          room: context.room,
          onPart: (partBytes) => handler.onEvent({ type: 'body-part', receivedBytes: partBytes }),
        })
        return handler.onEvent({ type: 'response-end', receivedBytes })
      }
      handler.onHop(head)
      handler.onEvent({ type: 'redirect', status: head.status, location, head })
      if (life.isCancelled()) return
      await drain(answer.stream)
      if (redirects === rules.mostRedirects) {
        const limit = `more than ${rules.mostRedirects} times`
        throw new TransportError(createFailure('TOO_MANY_REDIRECTS', hop.url.hostname, limit))
      }
      hop = nextHop(hop, head, location, rules)
    }
  } catch (error) {
    answer?.stream.destroy()
    const host = hop?.url.hostname ?? request.url
    handler.onEvent({ type: 'failure', failure: failureOf(error, { host, hasHead }) })
  }
}

function firstHop(request: WireRequest): Hop {
  if (!URL.canParse(request.url)) throw new TransportError(createFailure('INVALID_URL', request.url))
  const { method, headers, body } = request
  return { url: new URL(request.url), method, headers, ...(body === undefined ? {} : { body }) }
}

const repeatable = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])
/** Each attempt uses one connection of the pool up; more than this are not found dead at once. */
const mostAttempts = 5

/**
 * A kept connection may turn out dead. As every browser does, a request that may be repeated (RFC 9110, 9.2.2) is
 * then sent again over another one; that shows as a second `socket` event.
 */
async function sendFresh(hop: Hop, cookie: string | undefined, context: ChainContext): Promise<Answer> {
  const { userAgent, compression } = context.rules
  const headers = requestHeaders({
    ...hop,
    compression,
    ...(userAgent === undefined ? {} : { userAgent: withVersion(userAgent) }),
    ...(cookie === undefined ? {} : { cookie }),
    ...(hop.body === undefined ? {} : { bodySizeBytes: wireBodySize(hop.body) }),
  })
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.send(hop, headers)
    } catch (error) {
      const isStale = error instanceof HopError && error.wasReused && isLostConnection(error)
      if (!isStale || !repeatable.has(hop.method) || attempt === mostAttempts) throw error
      if (context.life.isCancelled()) throw error
    }
  }
}
