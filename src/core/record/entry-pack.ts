import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { LogEntry } from '../../shared/log-entry.ts'

/** Entries that nobody is likely to read soon: outside the heap, and much smaller. */
export type EntryPack = {
  readonly kind: 'pack'
  readonly sizeBytes: number
  /** Copies of the entries, by sequence number. */
  readonly unpack: () => ReadonlyMap<number, LogEntry>
}

/** The fastest level: entries repeat each other so much that the others gain little. */
const level = 1

export function packEntries(entries: readonly LogEntry[]): EntryPack {
  // A copy: what the compressor gives is a view into a buffer that is larger.
  const bytes = new Uint8Array(deflateRawSync(serialize(entries), { level }))
  return {
    kind: 'pack',
    sizeBytes: bytes.byteLength,
    unpack: () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was packed just above
      const unpacked = deserialize(inflateRawSync(bytes)) as readonly LogEntry[]
      return new Map(unpacked.map((entry) => [entry.sequence, withOwnBytes(entry)]))
    },
  }
}

/** Unpacked bytes are views into all of the pack, which would go along wherever they are sent. */
function withOwnBytes(entry: LogEntry): LogEntry {
  if (entry.kind !== 'delivered' && entry.kind !== 'withheld') return entry
  const { response } = entry.event
  if (response?.kind !== 'bytes') return entry
  const bytes = new Uint8Array(response.bytes)
  return { ...entry, event: { ...entry.event, response: { kind: 'bytes', bytes } } }
}
