import { describe, expect, it } from 'vitest'
import { fitting, panned, revealing, spanOf, zoomed } from './span.ts'
import { ticksOf } from './ticks.ts'
import { createScale } from './span.ts'

const extent = { fromMs: 1000, untilMs: 2000 }

describe('[I152] the axis', () => {
  it('shows everything, with a little room, and nothing beyond it', () => {
    expect(spanOf('all', extent)).toEqual({ fromMs: 960, untilMs: 2040 })
    expect(zoomed('all', extent, 0.5)).toBe('all')
    expect(panned('all', extent, 500)).toBe('all')
  })

  it('zooms with the moment under the pointer staying where it is', () => {
    const viewport = zoomed('all', extent, 2, 1235)
    const before = createScale(spanOf('all', extent), 400)
    const after = createScale(spanOf(viewport, extent), 400)
    expect(after.x(1235)).toBeCloseTo(before.x(1235))
    expect(after.span.untilMs - after.span.fromMs).toBeCloseTo(540)
    expect(zoomed(viewport, extent, 0.4)).toBe('all')
  })

  it('pans up to both ends, and at the newest end goes along with what comes', () => {
    const left = panned(zoomed('all', extent, 4, 1500), extent, -5000)
    expect(spanOf(left, extent).fromMs).toBe(960)
    const right = panned(left, extent, 9000)
    expect(spanOf(right, extent)).toEqual({ fromMs: 2000 - 270, untilMs: 2000 })
    const later = { ...extent, untilMs: 3000 }
    expect(spanOf(right, later)).toEqual({ fromMs: 3000 - 270, untilMs: 3000 })
    expect(spanOf(left, later).fromMs).toBe(960)
  })

  it('moves only when what is chosen is not seen', () => {
    const viewport = fitting(extent, { fromMs: 1400, untilMs: 1500 })
    expect(revealing(viewport, extent, 1450)).toBe(viewport)
    const { fromMs, untilMs } = spanOf(revealing(viewport, extent, 1900), extent)
    expect(fromMs).toBeLessThan(1900)
    expect(untilMs).toBeGreaterThan(1900)
  })

  it.each([
    [{ fromMs: 0, untilMs: 1000 }, 600, ['0', '+200 ms', '+400 ms', '+600 ms', '+800 ms', '+1.0 s']],
    [{ fromMs: 0, untilMs: 1 }, 400, ['0', '+200 µs', '+400 µs', '+600 µs', '+800 µs', '+1000 µs']],
    [{ fromMs: 0, untilMs: 6000 }, 300, ['0', '+2 s', '+4 s', '+6 s']],
    [{ fromMs: 180_000, untilMs: 240_000 }, 240, ['+3:00', '+3:20', '+3:40', '+4:00']],
  ])('has round moments: %j over %d px', (span, widthPx, labels) => {
    expect(ticksOf(createScale(span, widthPx), 0).map(({ label }) => label)).toEqual(labels)
  })
})
