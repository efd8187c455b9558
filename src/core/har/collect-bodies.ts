import type { BodyPart, BodySide } from '../../shared/contract/traffic.ts'
import { mostBodyBytes } from '../../shared/har/within-budget.ts'
import type { LogEntry, RecordedEvent } from '../../shared/log-entry.ts'
import { bodyId, type RunBody, type RunRecord } from '../../shared/run/run-record.ts'
import type { BodyReader } from '../record/bodies.ts'

/** Of one body. */
export const mostCollectedBytes = 1024 * 1024

/**
 * The same run with the bodies that its entries do not hold themselves: the first MiB of each, as long as they fit into
 * so many bytes together. Those that were sent, and files, are in `bodies`; those that a listener got as bytes are in
 * its events. A file that has changed since, or is gone, is left out: it is not what was on the wire.
 */
export async function collectBodies(
  record: RunRecord,
  reader: Pick<BodyReader, 'read'>,
  budgetBytes: number = mostBodyBytes,
): Promise<RunRecord> {
  const bodies = new Map<string, RunBody>(record.bodies)
  const entries: LogEntry[] = []
  let restBytes = budgetBytes
  const read = async (exchangeId: string, side: BodySide): Promise<BodyPart | undefined> => {
    if (restBytes <= 0) return undefined
    const part = await reader.read(exchangeId, side, 0, Math.min(restBytes, mostCollectedBytes))
    if (!part.ok || (part.value.bytes.byteLength === 0 && part.value.problem !== undefined)) return undefined
    restBytes -= part.value.bytes.byteLength
    return part.value
  }
  const keep = async (exchangeId: string, side: BodySide): Promise<void> => {
    const part = await read(exchangeId, side)
    if (part !== undefined) {
      bodies.set(bodyId(exchangeId, side), { bytes: part.bytes, sizeBytes: part.sizeBytes })
    }
  }
  const fill = async (exchangeId: string, event: RecordedEvent): Promise<RecordedEvent> => {
    const { responseSizeBytes, ...fields } = event
    if (responseSizeBytes === undefined || event.response?.kind !== 'bytes') return event
    const part = await read(exchangeId, 'response')
    if (part === undefined) return event
    const { bytes, sizeBytes } = part
    const isWhole = bytes.byteLength === sizeBytes
    return {
      ...fields,
      response: { kind: 'bytes', bytes },
      ...(isWhole ? {} : { responseSizeBytes: sizeBytes }),
    }
  }
  for (const entry of record.entries) {
    if (entry.kind === 'request' && entry.request.bodySizeBytes > 0) await keep(entry.exchangeId, 'request')
    if (entry.kind !== 'delivered' && entry.kind !== 'withheld') entries.push(entry)
    else if (entry.event.response?.kind === 'file') {
      await keep(entry.exchangeId, 'response')
      entries.push(entry)
    } else entries.push({ ...entry, event: await fill(entry.exchangeId, entry.event) })
  }
  for (const exchangeId of withoutEvents(record.entries)) await keep(exchangeId, 'response')
  return { ...record, entries, bodies }
}

/** Exchanges of other tools' archives: what came over the wire was the body. */
function withoutEvents(entries: readonly LogEntry[]): ReadonlySet<string> {
  const exchangeIds = new Set<string>()
  for (const entry of entries) {
    if (entry.kind === 'wire' && entry.event.type === 'response-end') exchangeIds.add(entry.exchangeId)
  }
  for (const entry of entries) {
    if (entry.kind === 'delivered' || entry.kind === 'withheld') exchangeIds.delete(entry.exchangeId)
  }
  return exchangeIds
}
