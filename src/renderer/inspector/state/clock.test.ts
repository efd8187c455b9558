import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLogClock } from './log-clock.ts'
import { createTicker } from './ticker.ts'

describe('the clock of the log', () => {
  it('runs on from the newest thing that arrived', () => {
    let localMs = 1000
    const clock = createLogClock(() => localMs)
    clock.observe(5000)
    localMs = 1250
    expect(clock.nowMs()).toBe(5250)
  })

  it('is not set back by something that was long on its way', () => {
    let localMs = 0
    const clock = createLogClock(() => localMs)
    clock.observe(5000)
    localMs = 100
    clock.observe(5020)
    expect(clock.nowMs()).toBe(5100)
  })
})

describe('the ticker', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('ticks only while something shows a running time', () => {
    let nowMs = 0
    const ticker = createTicker(() => nowMs, 200)
    const seen: number[] = []
    const stop = ticker.subscribe(() => seen.push(ticker.nowMs()))
    nowMs = 200
    vi.advanceTimersByTime(200)
    stop()
    nowMs = 400
    vi.advanceTimersByTime(400)
    expect(seen).toEqual([200])
    expect(vi.getTimerCount()).toBe(0)
  })
})
