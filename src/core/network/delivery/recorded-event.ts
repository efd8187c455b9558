import type { RecordedEvent } from '../../../shared/log-entry.ts'
import type { NetworkRequestEvent } from '../../../shared/network-event.ts'

/** Bytes of a response that the log keeps. */
export const mostRecordedBytes = 1024 * 1024

/** An event for the log. Bytes are copied, because the event's own may be moved to another process. */
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
