import { describe, expect, it } from 'vitest'
import type { ConsoleLine } from '../state/console-lines.ts'
import { addLine, createConsoleLines, hearEvent } from '../state/console-lines.ts'
import { recordedEvent } from '../testing/simulated-log.ts'
import { parseConsoleQuery } from './console-query.ts'
import { createShownLines } from './shown-lines.ts'

const line = (sequence: number, text: string, over: Partial<ConsoleLine> = {}): ConsoleLine => ({
  sequence,
  atMs: sequence,
  sessionId: 'session-1',
  level: 'print',
  text,
  ...over,
})

const isEven = ({ sequence }: ConsoleLine): boolean => sequence % 2 === 0
const sequences = (lines: readonly ConsoleLine[]): readonly number[] => lines.map(({ sequence }) => sequence)

const passes = (query: string, text: string, source?: string): boolean =>
  parseConsoleQuery(query).test(line(1, text, source === undefined ? {} : { source }))

describe('the filter of the console', () => {
  it('[I220] asks for all words, in the text or its place, in any case', () => {
    expect(passes('Load LEVEL', 'level 3 is loaded')).toBe(true)
    expect(passes('menu.lua loaded', 'loaded', 'menu.lua:3')).toBe(true)
    expect(passes('level missing', 'level 3 is loaded')).toBe(false)
    expect(passes('  ', 'anything')).toBe(true)
  })

  it('[I220] takes a regular expression between slashes, and says why one is none', () => {
    expect(passes(String.raw`/level \d+$/`, 'Level 12')).toBe(true)
    expect(passes(String.raw`/level \d+$/`, 'Level twelve')).toBe(false)
    const broken = parseConsoleQuery('/(/')
    expect(broken.problem).toContain('no regular expression')
    expect(broken.test(line(1, 'still shown'))).toBe(true)
  })

  it('[I220] a regular expression that would take for ever takes no time', () => {
    const startedMs = performance.now()
    expect(passes('/(a+)+$/', `${'a'.repeat(5000)}b`)).toBe(false)
    expect(performance.now() - startedMs).toBeLessThan(1000)
  })
})

describe('the lines that are shown', () => {
  it('[I221] grow with the lines, and begin anew with another test', () => {
    const shown = createShownLines(() => 0)
    const lines = [1, 2, 3, 4].map((sequence) => line(sequence, ''))
    expect(sequences(shown.update(lines, isEven).shown)).toEqual([2, 4])
    lines.push(line(6, ''))
    expect(sequences(shown.update(lines, isEven).shown)).toEqual([2, 4, 6])
    expect(sequences(shown.update(lines, () => true).shown)).toEqual([1, 2, 3, 4, 6])
  })

  it('[I221] forget what the console forgot, or was cleared of', () => {
    const shown = createShownLines(() => 0)
    const lines = [1, 2, 3, 4, 5, 6].map((sequence) => line(sequence, ''))
    shown.update(lines, isEven)
    lines.splice(0, 3)
    expect(sequences(shown.update(lines, isEven).shown)).toEqual([4, 6])
    lines.length = 0
    expect(sequences(shown.update(lines, isEven).shown)).toEqual([])
    lines.push(line(8, ''))
    expect(sequences(shown.update(lines, isEven).shown)).toEqual([8])
  })

  it('[I221] many lines take several turns, and none is lost', () => {
    let nowMs = 0
    const shown = createShownLines(() => (nowMs += 5))
    const lines = Array.from({ length: 1000 }, (_value, index) => line(index + 1, ''))
    let turns = 0
    let result = shown.update(lines, isEven)
    for (; !result.isComplete && turns < 100; turns += 1) result = shown.update(lines, isEven)
    expect(turns).toBeGreaterThan(2)
    expect(result.shown).toHaveLength(500)
  })
})

const heard = (sequence: number, exchangeId: string, sessionId = 'session-1') =>
  ({
    kind: 'delivered',
    sequence,
    atMs: sequence,
    sessionId,
    exchangeId,
    event: recordedEvent(),
  }) as const

describe('the event near a line', () => {
  it('[I223] is the last that an app got before it, of the same session and a moment ago', () => {
    const console = createConsoleLines()
    addLine(console, line(1, 'before anything'))
    hearEvent(console, heard(2, 'first'))
    hearEvent(console, heard(3, 'second'))
    hearEvent(console, heard(4, 'elsewhere', 'session-2'))
    addLine(console, line(5, 'after'))
    addLine(console, line(6, 'launched', { level: 'life-cycle' }))
    addLine(console, line(1004, 'much later'))
    expect(console.lines.map(({ near }) => near?.exchangeId)).toEqual([
      undefined,
      'second',
      undefined,
      undefined,
    ])
  })
})
