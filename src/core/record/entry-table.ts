import type { LogEntry } from '../../shared/log-entry.ts'
import { type EntryPack, packEntries } from './entry-pack.ts'
import { weightOf } from './entry-weight.ts'

/** The entries that are kept, in order. */
export type EntryTable = {
  /** Entries come with growing numbers. */
  readonly add: (entry: LogEntry) => void
  /** Entries with these numbers, which follow all others, are in a pack already. */
  readonly addPack: (pack: EntryPack, firstSequence: number, count: number) => void
  readonly get: (sequence: number) => LogEntry | undefined
  readonly has: (sequence: number) => boolean
  readonly delete: (sequence: number) => void
  /** Puts these entries together in little room. What is read of them is a copy from now on. */
  readonly pack: (sequences: readonly number[]) => void
  /** Everything after a number, as far as the caller reads on. Nothing may be added or deleted meanwhile. */
  readonly after: (sequence: number) => Iterable<LogEntry>
  /** Of everything that is kept, roughly. */
  readonly sizeBytes: () => number
}

type Slot = LogEntry | EntryPack | undefined
type Chunk = { readonly slots: Slot[]; count: number }

const chunkLength = 1024
/** Neighbours are read together. */
const mostUnpacked = 64

export function createEntryTable(): EntryTable {
  // By the number of the chunk, growing.
  const chunks = new Map<number, Chunk>()
  const countInPack = new Map<EntryPack, number>()
  /** The pack that was read last comes last. */
  const unpacked = new Map<EntryPack, ReadonlyMap<number, LogEntry>>()
  let sizeBytes = 0

  const slotOf = (sequence: number): Slot =>
    chunks.get(Math.floor(sequence / chunkLength))?.slots[sequence % chunkLength]

  const unpack = (pack: EntryPack): ReadonlyMap<number, LogEntry> => {
    const entries = unpacked.get(pack) ?? pack.unpack()
    unpacked.delete(pack)
    unpacked.set(pack, entries)
    const [oldest] = unpacked.keys()
    if (unpacked.size > mostUnpacked && oldest !== undefined) unpacked.delete(oldest)
    return entries
  }
  const entryIn = (slot: Slot, sequence: number): LogEntry | undefined =>
    slot?.kind === 'pack' ? unpack(slot).get(sequence) : slot

  const leavePack = (pack: EntryPack): void => {
    const count = (countInPack.get(pack) ?? 0) - 1
    if (count > 0) countInPack.set(pack, count)
    else {
      countInPack.delete(pack)
      unpacked.delete(pack)
      sizeBytes -= pack.sizeBytes
    }
  }
  const put = (sequence: number, slot: LogEntry | EntryPack): void => {
    const number = Math.floor(sequence / chunkLength)
    const chunk = chunks.get(number) ?? { slots: [], count: 0 }
    chunks.set(number, chunk)
    chunk.slots[sequence % chunkLength] = slot
    chunk.count += 1
  }
  return {
    add: (entry) => {
      put(entry.sequence, entry)
      sizeBytes += weightOf(entry)
    },
    addPack: (pack, firstSequence, count) => {
      if (count === 0) return
      for (let index = 0; index < count; index += 1) put(firstSequence + index, pack)
      countInPack.set(pack, count)
      sizeBytes += pack.sizeBytes
    },
    get: (sequence) => entryIn(slotOf(sequence), sequence),
    has: (sequence) => slotOf(sequence) !== undefined,
    delete: (sequence) => {
      const number = Math.floor(sequence / chunkLength)
      const chunk = chunks.get(number)
      const slot = chunk?.slots[sequence % chunkLength]
      if (chunk === undefined || slot === undefined) return
      if (slot.kind === 'pack') leavePack(slot)
      else sizeBytes -= weightOf(slot)
      chunk.slots[sequence % chunkLength] = undefined
      chunk.count -= 1
      if (chunk.count === 0) chunks.delete(number)
    },
    pack: (sequences) => {
      const entries = sequences.flatMap((sequence) => {
        const slot = slotOf(sequence)
        return slot === undefined || slot.kind === 'pack' ? [] : [slot]
      })
      if (entries.length === 0) return
      const pack = packEntries(entries)
      countInPack.set(pack, entries.length)
      sizeBytes += pack.sizeBytes
      for (const entry of entries) {
        sizeBytes -= weightOf(entry)
        const chunk = chunks.get(Math.floor(entry.sequence / chunkLength))
        if (chunk !== undefined) chunk.slots[entry.sequence % chunkLength] = pack
      }
    },
    *after(sequence) {
      for (const [number, chunk] of chunks) {
        const first = number * chunkLength
        for (let index = Math.max(0, sequence + 1 - first); index < chunk.slots.length; index += 1) {
          const entry = entryIn(chunk.slots[index], first + index)
          if (entry !== undefined) yield entry
        }
      }
    },
    sizeBytes: () => sizeBytes,
  }
}
