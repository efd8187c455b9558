import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { LogEntry } from '../../shared/log-entry.ts'
import type { ImportedEvent } from './event-log.ts'

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
  const bytes = pack(entries)
  return {
    kind: 'pack',
    sizeBytes: bytes.byteLength,
    unpack: () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was packed just above
      const unpacked = unpack(bytes) as readonly LogEntry[]
      return new Map(unpacked.map((entry) => [entry.sequence, withOwnBytes(entry)]))
    },
  }
}

/** Events that get their numbers later, and elsewhere. */
export const packEvents = (events: readonly ImportedEvent[]): Uint8Array => pack(events)

/** What `packEvents` made, as entries of one session with these numbers. */
export function entryPackOf(bytes: Uint8Array, sessionId: string, firstSequence: number): EntryPack {
  return {
    kind: 'pack',
    sizeBytes: bytes.byteLength,
    unpack: () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `packEvents` made
      const unpacked = unpack(bytes) as readonly ImportedEvent[]
      return new Map(
        unpacked.map((event, index) => {
          const sequence = firstSequence + index
          return [sequence, withOwnBytes({ ...event, sequence, sessionId })]
        }),
      )
    },
  }
}

// A copy: what the compressor gives is a view into a buffer that is larger.
const pack = (entries: unknown): Uint8Array => new Uint8Array(deflateRawSync(serialize(entries), { level }))
const unpack = (bytes: Uint8Array): unknown => deserialize(inflateRawSync(bytes))

/** Unpacked bytes are views into all of the pack, which would go along wherever they are sent. */
function withOwnBytes(entry: LogEntry): LogEntry {
  if (entry.kind !== 'delivered' && entry.kind !== 'withheld') return entry
  const { response } = entry.event
  if (response?.kind !== 'bytes') return entry
  const bytes = new Uint8Array(response.bytes)
  return { ...entry, event: { ...entry.event, response: { kind: 'bytes', bytes } } }
}
