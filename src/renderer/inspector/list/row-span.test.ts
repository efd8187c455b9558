import { describe, expect, it } from 'vitest'
import { firstStepOf, rowSpanOf } from './row-span.ts'

const rowPx = 28
const heightPx = 560

const spanAt = (scrollTopPx: number, count: number) =>
  rowSpanOf({ firstStep: firstStepOf(scrollTopPx, rowPx), heightPx, rowPx, count })

describe('the lines that are drawn', () => {
  it('[I107] hold all that is in view at every place, and at most 36 of them', () => {
    for (let scrollTopPx = 0; scrollTopPx < 2_700_000; scrollTopPx += 997) {
      const { from, until } = spanAt(scrollTopPx, 100_000)
      expect(from).toBeLessThanOrEqual(Math.floor(scrollTopPx / rowPx))
      expect(until).toBeGreaterThanOrEqual(Math.ceil((scrollTopPx + heightPx) / rowPx))
      expect(until - from).toBeLessThanOrEqual(36)
    }
  })

  it('[I107] are the same ones while the list moves by less than a few lines', () => {
    expect(spanAt(2800, 1000)).toEqual(spanAt(2800 + 3 * rowPx, 1000))
    expect(spanAt(2800, 1000)).not.toEqual(spanAt(2800 + 4 * rowPx, 1000))
  })

  it('[I107] are the last ones when the list became shorter than where it stands', () => {
    expect(spanAt(2_700_000, 100)).toEqual({ from: 68, until: 100 })
    expect(spanAt(2_700_000, 30)).toEqual({ from: 0, until: 30 })
    expect(spanAt(2_700_000, 0)).toEqual({ from: 0, until: 0 })
  })

  it('[I107] are as many at the end of the list as elsewhere', () => {
    const spans = [0, 28_000, 2_799_440].map((scrollTopPx) => spanAt(scrollTopPx, 100_000))
    expect(new Set(spans.map(({ from, until }) => until - from)).size).toBe(1)
    expect(spans.at(-1)?.until).toBe(100_000)
  })

  it('[I107] are none in a view without height', () => {
    expect(rowSpanOf({ firstStep: 0, heightPx: 0, rowPx, count: 10 })).toEqual({ from: 0, until: 0 })
  })
})
