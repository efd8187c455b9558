import type { LogEntry, RecordedEvent } from '../log-entry.ts'
import { bodyId, type RunBody, type RunRecord } from '../run/run-record.ts'

/** A text of this host has at most half a GiB; base64 and the escapes of JSON need their room. */
export const mostBodyBytes = 128 * 1024 * 1024

/** The same run with only as many bytes of bodies as fit, the first ones first. What is left out keeps its size. */
export function withinBudget(record: RunRecord, budgetBytes: number = mostBodyBytes): RunRecord {
  let restBytes = budgetBytes
  const bodies = new Map<string, RunBody>()
  const take = (bytes: Uint8Array): Uint8Array => {
    if (bytes.byteLength > restBytes) return new Uint8Array()
    restBytes -= bytes.byteLength
    return bytes
  }
  const takeBody = (id: string): void => {
    const body = record.bodies?.get(id)
    if (body !== undefined) bodies.set(id, { ...body, bytes: take(body.bytes) })
  }
  const takeEvent = (event: RecordedEvent): RecordedEvent => {
    if (event.response?.kind !== 'bytes') return event
    const { bytes } = event.response
    const kept = take(bytes)
    if (kept === bytes) return event
    const responseSizeBytes = event.responseSizeBytes ?? bytes.byteLength
    return { ...event, response: { kind: 'bytes', bytes: kept }, responseSizeBytes }
  }
  const entries = record.entries.map((entry): LogEntry => {
    if (entry.kind === 'request') {
      takeBody(bodyId(entry.exchangeId, 'request'))
      takeBody(bodyId(entry.exchangeId, 'response'))
      return entry
    }
    return entry.kind === 'delivered' || entry.kind === 'withheld'
      ? { ...entry, event: takeEvent(entry.event) }
      : entry
  })
  return { ...record, entries, bodies }
}
