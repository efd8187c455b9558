import type { LogEntry } from '../../shared/log-entry.ts'
import type { ResponseValue } from '../../shared/network-event.ts'

export type EntryOf<Kind extends LogEntry['kind']> = Extract<LogEntry, { readonly kind: Kind }>

export type Received = {
  /** When the file was there, of a response to a file; else when the listener got it. */
  readonly entry: LogEntry
  readonly response: ResponseValue
  /** Of the whole. */
  readonly sizeBytes: number
}

/** What the listener of an exchange got in its last event, or would have. */
export function responseOf(entries: readonly LogEntry[]): Received | undefined {
  const entry = entries.findLast(
    (each): each is EntryOf<'delivered'> | EntryOf<'withheld'> =>
      (each.kind === 'delivered' || each.kind === 'withheld') && each.event.response !== undefined,
  )
  const response = entry?.event.response
  if (entry === undefined || response === undefined) return undefined
  if (response.kind === 'file') return { entry: lastOnWire(entries) ?? entry, response, sizeBytes: 0 }
  return { entry, response, sizeBytes: entry.event.responseSizeBytes ?? response.bytes.byteLength }
}

const lastOnWire = (entries: readonly LogEntry[]): LogEntry | undefined =>
  entries.findLast((entry) => entry.kind === 'wire' && entry.event.type === 'response-end')

/** How many bytes a saved file must have; undefined when they were decoded on their way. */
export function receivedFileSize(entries: readonly LogEntry[]): number | undefined {
  const wire = entries.flatMap((entry) => (entry.kind === 'wire' ? [entry.event] : []))
  const end = wire.findLast(({ type }) => type === 'response-end')
  const head = wire.findLast((event) => event.type === 'response-head')
  if (end?.type !== 'response-end' || head === undefined) return undefined
  const isEncoded = head.head.headers.some(([name]) => name.toLowerCase() === 'content-encoding')
  return isEncoded ? undefined : end.receivedBytes
}
