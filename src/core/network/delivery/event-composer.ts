import type { StartRequest } from '../../../shared/contract/app-network.ts'
import type { ResponseHead, TransportFailure } from '../../../shared/log-entry.ts'
import type { NetworkRequestEvent, ResponseValue } from '../../../shared/network-event.ts'
import type { ReceivedBody } from '../body/body-sink.ts'
import { parseMediaType } from '../text/media-type.ts'
import { headerValue, joinHeaders } from '../text/response-headers.ts'
import { responseText } from '../text/response-text.ts'
import type { DeliveryProfile } from './delivery-profile.ts'

export type ComposerOptions = {
  readonly request: StartRequest
  /** 0 when no body is sent. */
  readonly uploadSizeBytes: number
  readonly profile: DeliveryProfile
}

/** Knows how far one request has come and says it as the app's events (Solar2D docs: event/networkRequest). */
export function createEventComposer({ request, uploadSizeBytes, profile }: ComposerOptions) {
  let head: ResponseHead | undefined
  let receivedBytes = 0
  let sentBytes = 0
  const isUpload = request.progress === 'upload'

  const counters = () => ({
    url: request.url,
    bytesTransferred: isUpload ? sentBytes : receivedBytes,
    bytesEstimated: isUpload ? uploadSizeBytes : (head?.lengthBytes ?? -1),
  })
  /** Upload progress knows nothing of the response, also while one arrives. */
  const known = () =>
    head === undefined ? { status: -1 } : { status: head.status, responseHeaders: joinHeaders(head.headers) }

  return {
    setHead: (next: ResponseHead): void => {
      head = next
    },
    setReceived: (bytes: number): void => {
      receivedBytes = bytes
    },
    setSent: (bytes: number): void => {
      sentBytes = bytes
    },
    head: () => head,
    receivedBytes: () => receivedBytes,

    moving: (phase: 'began' | 'progress'): NetworkRequestEvent => ({
      phase,
      isError: false,
      ...counters(),
      ...(isUpload ? { status: -1 } : known()),
    }),
    ended: (body: ReceivedBody): NetworkRequestEvent => ({
      phase: 'ended',
      isError: false,
      ...counters(),
      ...known(),
      ...responseOf(body, head, request),
    }),
    failed: (failure: TransportFailure): NetworkRequestEvent => ({
      phase: 'ended',
      isError: true,
      ...counters(),
      status: profile.failureStatus,
      response: { kind: 'bytes', bytes: new TextEncoder().encode(failure.message) },
      responseType: 'text',
    }),
  }
}

export type EventComposer = ReturnType<typeof createEventComposer>

function responseOf(
  body: ReceivedBody,
  head: ResponseHead | undefined,
  request: StartRequest,
): { readonly response: ResponseValue; readonly responseType: 'text' | 'binary' } {
  if (body.kind === 'file' && request.target !== undefined) {
    const { name, directory } = request.target
    return {
      response: { kind: 'file', filename: name, directory, fullPath: body.path },
      responseType: 'binary',
    }
  }
  const received = body.kind === 'bytes' ? body.bytes : new Uint8Array()
  const { bytes, type } = responseText(
    received,
    parseMediaType(headerValue(head?.headers ?? [], 'content-type')),
  )
  return { response: { kind: 'bytes', bytes }, responseType: type }
}
