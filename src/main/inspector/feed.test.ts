import { describe, expect, it } from 'vitest'
import { begin, line } from '../../../test/support/log-events.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { createEventLog } from '../../core/record/event-log.ts'
import type { LogUsage } from '../../shared/contract/traffic.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { feedInspector } from './feed.ts'

function open() {
  const clock = createManualClock()
  const log = createEventLog({ nowMs: clock.nowMs, limits: { consoleLines: 1_000_000 } })
  const store = { bodyBytes: 0, mostBodyBytes: 100, droppedBodies: 0 }
  const messages: (readonly LogEntry[])[] = []
  const usages: LogUsage[] = []
  const feed = feedInspector({
    log,
    store: { usage: () => store },
    clock,
    publish: (_topic, payload) => {
      if ('entries' in payload) messages.push(payload.entries)
      else if ('exchanges' in payload) usages.push(payload)
    },
  })
  const addLines = (count: number, text = 'x'): void => {
    for (let index = 0; index < count; index += 1) log.append('s', line(text))
  }
  const sequences = (): readonly number[] => messages.flat().map(({ sequence }) => sequence)
  return { clock, log, store, feed, messages, usages, addLines, sequences }
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_value, index) => index + 1)

describe('[I21] entries', () => {
  it('leave together, in messages that are not too large', () => {
    const { clock, addLines, messages, sequences } = open()
    addLines(9000)
    expect(messages).toEqual([])
    clock.advance(50)
    expect(messages.map(({ length }) => length)).toEqual([5000, 4000])
    expect(sequences()).toEqual(upTo(9000))
    addLines(10, 'x'.repeat(1024 * 1024))
    clock.advance(50)
    expect(messages.slice(2).map(({ length }) => length)).toEqual([4, 4, 2])
  })

  it('wait for a window that takes none; then it gets the newest, and so sees the gap', () => {
    const { clock, addLines, feed, messages, sequences } = open()
    for (let round = 0; round < 20; round += 1) {
      addLines(9000)
      clock.advance(50)
    }
    const sent = sequences().length
    expect(sent).toBeLessThanOrEqual(55_000)
    expect(sent).toBeGreaterThan(45_000)
    feed.heard(1)
    expect(sequences()).toHaveLength(sent)
    feed.heard(sent)
    expect(messages.at(-1)?.map(({ sequence }) => sequence)).toEqual([180_000])
    addLines(1)
    clock.advance(50)
    expect(sequences().at(-1)).toBe(180_001)
  })

  it('wait for a window that is hidden, however few they are', () => {
    const { clock, addLines, messages } = open()
    for (let round = 0; round < 1200; round += 1) {
      addLines(1)
      clock.advance(50)
    }
    expect(messages).toHaveLength(1000)
  })

  it('flow as long as they are taken, and again when the log is read anew', () => {
    const { clock, addLines, feed, sequences } = open()
    for (let round = 1; round <= 20; round += 1) {
      addLines(9000)
      clock.advance(50)
      feed.heard(round * 9000)
    }
    expect(sequences()).toEqual(upTo(180_000))
    addLines(70_000)
    clock.advance(50)
    feed.restart()
    const before = sequences().length
    addLines(5)
    clock.advance(50)
    expect(sequences()).toHaveLength(before + 5)
  })
})

it('[I22] what is kept is told once a second, when it changed', () => {
  const { clock, log, store, usages } = open()
  clock.advance(10_000)
  expect(usages).toHaveLength(1)
  for (let index = 0; index < 50; index += 1) {
    log.append('s', begin(`${index}`))
    clock.advance(20)
  }
  expect(usages.map(({ exchanges }) => exchanges)).toEqual([0, 50])
  store.bodyBytes = 7
  clock.advance(3000)
  expect(usages).toHaveLength(3)
  expect(usages.at(-1)).toMatchObject({ bodyBytes: 7, exchanges: 50 })
})
