import { describe, expect, it } from 'vitest'
import { begin, ended, line, part } from '../../../test/support/log-events.ts'
import type { LogEntry, LogEvent } from '../../shared/log-entry.ts'
import { createEntryTable } from './entry-table.ts'

const entryOf = (sequence: number, event: LogEvent): LogEntry => ({
  sequence,
  atMs: sequence,
  sessionId: 's',
  ...event,
})

const sequences = (entries: Iterable<LogEntry>): readonly number[] =>
  Array.from(entries, ({ sequence }) => sequence)

describe('[L12] packed entries', () => {
  it('are the same as before, also what JSON cannot say', () => {
    const table = createEntryTable()
    const event = ended('a', 1024)
    if (event.kind !== 'delivered') throw new Error('unreachable')
    const responseHeaders = { ['__proto__']: 'x', A: '\ud800' }
    const odd = entryOf(2, { ...event, event: { ...event.event, responseHeaders } })
    const all = [entryOf(1, begin('a')), odd, entryOf(3, part('a'))]
    all.forEach(table.add)
    const before = table.sizeBytes()
    table.pack([1, 2, 3])
    expect([...table.after(0)]).toEqual(all)
    expect(table.get(2)).toEqual(odd)
    expect(table.sizeBytes()).toBeLessThan(before)
  })

  it('have bytes of their own, not a view into all that was packed with them', () => {
    const table = createEntryTable()
    for (let sequence = 1; sequence <= 10; sequence += 1)
      table.add(entryOf(sequence, ended(`${sequence}`, 100)))
    table.pack([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const entry = table.get(5)
    const response = entry?.kind === 'delivered' ? entry.event.response : undefined
    expect(response?.kind === 'bytes' && response.bytes.buffer.byteLength).toBe(100)
  })

  it('take no room when all of them are deleted, whatever was read of them', () => {
    const table = createEntryTable()
    for (let sequence = 1; sequence <= 4; sequence += 1) table.add(entryOf(sequence, begin(`${sequence}`)))
    table.pack([1, 3])
    table.get(1)
    for (const sequence of [1, 2, 3]) table.delete(sequence)
    table.delete(3)
    expect(sequences(table.after(0))).toEqual([4])
    table.delete(4)
    expect(table.sizeBytes()).toBe(0)
    expect(sequences(table.after(0))).toEqual([])
  })
})

describe('[L13] reading on', () => {
  it('begins behind any number, over holes and packs', () => {
    const table = createEntryTable()
    for (let sequence = 1; sequence <= 5000; sequence += 1) table.add(entryOf(sequence, line('x')))
    for (let sequence = 1000; sequence <= 3500; sequence += 1) table.delete(sequence)
    table.pack([998, 3501, 4999])
    expect(sequences(table.after(997)).slice(0, 4)).toEqual([998, 999, 3501, 3502])
    expect(sequences(table.after(2000))[0]).toBe(3501)
    expect(sequences(table.after(4998))).toEqual([4999, 5000])
    expect(sequences(table.after(5000))).toEqual([])
    expect(table.get(2000)).toBeUndefined()
    expect([table.has(998), table.has(1000)]).toEqual([true, false])
  })
})
