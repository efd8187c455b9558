import type { RecordedEvent } from '../../../shared/log-entry.ts'
import type { NetworkRequestEvent } from '../../../shared/network-event.ts'

/** Bytes of a response that the log itself keeps. The rest is for the body store. */
export const mostRecordedBytes = 1024

/** An event for the log. Its bytes are copied: a view would keep all of them. */
export function recordedEvent(event: NetworkRequestEvent): RecordedEvent {
  const { response } = event
  if (response?.kind !== 'bytes') return event
  const sizeBytes = response.bytes.byteLength
  return {
    ...event,
    response: { kind: 'bytes', bytes: response.bytes.slice(0, mostRecordedBytes) },
    ...(sizeBytes > mostRecordedBytes ? { responseSizeBytes: sizeBytes } : {}),
  }
}

/** The bytes of an event's response, when the log does not keep all of them. */
export function unrecordedBytes({ response }: NetworkRequestEvent): Uint8Array | undefined {
  if (response?.kind !== 'bytes' || response.bytes.byteLength <= mostRecordedBytes) return undefined
  return response.bytes
}
