import type { ResponseHead } from '../log-entry.ts'
import type { NetworkRequestEvent } from '../network-event.ts'
import { bodyId, type RunBody, type RunRecord } from '../run/run-record.ts'
import { type ByteCodec, writeBytes } from './byte-codec.ts'
import { type ExchangeLog, type Hop, lastOf } from './exchange-log.ts'
import type { HarContent } from './har.ts'
import { headerOf } from './har-cookies.ts'

/** What is missing of a body, in words. */
export function cutNote(keptBytes: number, sizeBytes: number): string | undefined {
  return keptBytes < sizeBytes ? `The first ${keptBytes} of ${sizeBytes} bytes.` : undefined
}

/**
 * The body of the response, decoded: the file that it was saved to, or what the listener got. Not the words that
 * stand in its place when a request fails.
 */
export function responseBody(exchange: ExchangeLog, bodies: RunRecord['bodies']): RunBody | undefined {
  const file = bodies?.get(bodyId(exchange.request.exchangeId, 'response'))
  if (file !== undefined) return file
  const event = contentEvent(exchange)
  if (event?.response?.kind !== 'bytes') return undefined
  const { bytes } = event.response
  return { bytes, sizeBytes: event.responseSizeBytes ?? bytes.byteLength }
}

/** The last event, when it carries the body itself. */
export function contentEvent(
  exchange: ExchangeLog,
): (NetworkRequestEvent & { readonly responseSizeBytes?: number }) | undefined {
  const hop = exchange.hops.at(-1)
  if (hop === undefined || lastOf(hop, 'response-head') === undefined || receivedBytes(hop) === 0) {
    return undefined
  }
  const event = exchange.events.findLast((entry) => entry.event.phase === 'ended')?.event
  const isMessage = event?.isError === true && lastOf(hop, 'failure') !== undefined
  return isMessage || event?.response?.kind !== 'bytes' ? undefined : event
}

/** Wire bytes of the body. */
export const receivedBytes = (hop: Hop): number =>
  lastOf(hop, 'response-end')?.event.receivedBytes ?? lastOf(hop, 'body-part')?.event.receivedBytes ?? 0

export function harContent(
  head: ResponseHead,
  wireBytes: number,
  body: RunBody | undefined,
  codec: ByteCodec,
): HarContent {
  const mimeType = headerOf(head.headers, 'content-type') || 'x-unknown'
  const isEncoded = headerOf(head.headers, 'content-encoding') !== undefined
  if (body === undefined) return { size: isEncoded ? -1 : wireBytes, mimeType }
  const comment = cutNote(body.bytes.byteLength, body.sizeBytes)
  return {
    size: body.sizeBytes,
    ...(isEncoded ? { compression: body.sizeBytes - wireBytes } : {}),
    mimeType,
    ...writeBytes(body.bytes, codec),
    ...(comment === undefined ? {} : { comment }),
  }
}
