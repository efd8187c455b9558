import { expect, it } from 'vitest'
import { createManualClock } from '../../test/support/manual-clock.ts'
import type { LogEvent } from '../shared/log-entry.ts'
import { createConsoleIntake } from './console-intake.ts'

function open() {
  const clock = createManualClock()
  const recorded: LogEvent[] = []
  const intake = createConsoleIntake({ clock, record: (event) => recorded.push(event) })
  return {
    clock,
    intake,
    texts: () => recorded.flatMap((event) => (event.kind === 'console' ? [event.text] : [])),
    recorded,
  }
}

const long = { level: 'print', text: 'x'.repeat(65_536) } as const
const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

it('[L7] lines are recorded as they come', () => {
  const { intake, recorded } = open()
  intake.add([
    { level: 'print', text: 'a' },
    { level: 'error', text: 'b', source: 'main.lua:1' },
  ])
  expect(recorded).toEqual([
    { kind: 'console', level: 'print', text: 'a' },
    { kind: 'console', level: 'error', text: 'b', source: 'main.lua:1' },
  ])
})

it('[L7] an honest flood of short lines passes whole', () => {
  const { intake, texts } = open()
  intake.add(many(50_000, { level: 'print', text: 'frame 12345: x=1 y=2' }))
  expect(texts()).toHaveLength(50_000)
})

it('[L7] what nobody could read is left out, and counted once a second', () => {
  const { intake, texts, clock } = open()
  intake.add(many(1000, long))
  const taken = texts().length
  expect(taken).toBeGreaterThan(200)
  expect(taken).toBeLessThan(257)
  clock.advance(1000)
  expect(texts().at(-1)).toBe(`${1000 - taken} console lines were dropped: the app prints too much.`)
  const before = texts().length
  intake.add(many(1000, long))
  const takenLater = texts().length - before
  expect(takenLater).toBeGreaterThan(50)
  expect(takenLater).toBeLessThan(65)
  clock.advance(60_000)
  expect(texts()).toHaveLength(before + takenLater + 1)
  expect(clock.pendingTimers()).toBe(0)
})

it('[L7] the end tells what was dropped last', () => {
  const { intake, texts, clock } = open()
  intake.add(many(1000, long))
  intake.close()
  expect(texts().at(-1)).toMatch(/^\d+ console lines were dropped/)
  expect(clock.pendingTimers()).toBe(0)
})
