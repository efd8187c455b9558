import { describe, expect, it } from 'vitest'
import type { Row } from '../../rows/row.ts'
import { describePhases } from './describe-phases.ts'
import { drawBars } from './draw-bars.ts'
import type { Paint } from './paint.ts'
import type { TimeScale } from './time-scale.ts'
import { originsOf } from './session-origins.ts'
import { niceAbove, scaleOf } from './time-scale.ts'
import { pannedBy, partOf, wholeAxis, zoomedBy } from './zoom-store.ts'

const row = (over: Partial<Row> = {}): Row => ({
  id: 'a',
  sessionId: 's',
  ordinal: 1,
  host: 'x.test',
  request: { api: 'request', method: 'GET', url: 'http://x.test/', bodySizeBytes: 0, progress: 'none' },
  state: 'done',
  startedAtMs: 100,
  endedAtMs: 200,
  receivedBytes: 0,
  wire: {
    hopAtMs: 100,
    socketAtMs: 110,
    isReused: false,
    lookupAtMs: 120,
    connectAtMs: 130,
    sentAtMs: 140,
    headAtMs: 180,
  },
  redirects: 0,
  deliveredEvents: 0,
  withheldEvents: 0,
  hasErrorEvent: false,
  ...over,
})

const paint: Paint = {
  phases: {
    queued: 'queued',
    lookup: 'lookup',
    connect: 'connect',
    tls: 'tls',
    send: 'send',
    wait: 'wait',
    receive: 'receive',
  },
  grid: 'grid',
  mark: 'mark',
  tick: 'tick',
}

/** What is drawn, in colours of the phases' names: a canvas that writes down what it is told. */
function drawn(rows: readonly Row[], nowMs = 1000, scale: TimeScale = { fromMs: 0, spanMs: 1000 }) {
  const filled: { readonly colour: string; readonly x: number; readonly width: number }[] = []
  const outlined: string[] = []
  const context = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    clearRect: () => {},
    fillRect: (x: number, _y: number, width: number) => filled.push({ colour: context.fillStyle, x, width }),
    strokeRect: () => outlined.push(context.strokeStyle),
  }
  const bars = rows.map((shown, index) => ({ row: shown, middlePx: 14 + 28 * index }))
  // 1012 px with 6 px free at both sides: a pixel is a millisecond.
  const place = { widthPx: 1012, heightPx: 100, scale, origins: originsOf(rows), nowMs }
  drawBars(context, bars, place, paint)
  return { filled: filled.filter(({ colour }) => colour !== 'grid'), outlined }
}

describe('the waterfall', () => {
  it('[I94] draws each step where and as long as it was', () => {
    expect(drawn([row()]).filled).toEqual([
      { colour: 'queued', x: 106, width: 10 },
      { colour: 'lookup', x: 116, width: 10 },
      { colour: 'connect', x: 126, width: 10 },
      { colour: 'send', x: 136, width: 10 },
      { colour: 'wait', x: 146, width: 40 },
      { colour: 'receive', x: 186, width: 20 },
    ])
  })

  it('[I94] the first steps on a reused connection are hollow', () => {
    const reused = row({
      wire: { hopAtMs: 100, socketAtMs: 110, isReused: true, sentAtMs: 120, headAtMs: 180 },
    })
    const { filled, outlined } = drawn([reused])
    expect(outlined).toEqual(['queued', 'send'])
    expect(filled.map(({ colour }) => colour)).toEqual(['wait', 'receive'])
  })

  it('[I94] an open request goes on to now', () => {
    const { endedAtMs: _over, ...rest } = row()
    const open: Row = { ...rest, state: 'body' }
    expect(drawn([open], 500).filled.at(-1)).toEqual({ colour: 'receive', x: 186, width: 320 })
  })

  it('[I94] one that failed or was cancelled ends in a line', () => {
    expect(drawn([row({ state: 'failed' })]).filled.at(-1)?.colour).toBe('mark')
  })

  it('[I94] says the bar in words', () => {
    expect(describePhases(row())).toBe(
      'Queued 10 ms, Name lookup 10 ms, Connecting 10 ms, Sending 10 ms, Waiting for the server 40 ms, Receiving 20 ms',
    )
    const { endedAtMs: _over, ...rest } = row({ wire: { hopAtMs: 100, socketAtMs: 105, isReused: true } })
    expect(describePhases({ ...rest, state: 'sent' })).toMatch(/^Reused connection.*still open$/)
  })

  it('[I246] a tick stands where the listener got an event, and one where they fall together', () => {
    const ticks = drawn([row({ heardAtMs: [150, 150.2, 200] })]).filled.filter(
      ({ colour }) => colour === 'tick',
    )
    expect(ticks.map(({ x }) => x)).toEqual([155, 205])
  })

  it('[I247] zoomed, what lies outside is not drawn, and what reaches in is cut', () => {
    const { filled } = drawn([row({ heardAtMs: [150, 190] })], 1000, { fromMs: 145, spanMs: 20 })
    expect(filled).toEqual([
      { colour: 'wait', x: 6, width: 1000 },
      { colour: 'tick', x: 255, width: 2 },
    ])
  })

  it('[I247] zooms around a place, pans to both ends, and never shows more than there is', () => {
    const near = zoomedBy(wholeAxis, 4, 0.5)
    expect(partOf({ fromMs: 0, spanMs: 1000 }, near)).toEqual({ fromMs: 375, spanMs: 250 })
    const later = pannedBy(near, 100)
    expect(partOf({ fromMs: 0, spanMs: 1000 }, later)).toEqual({ fromMs: 750, spanMs: 250 })
    expect(pannedBy(near, -100).left).toBe(0)
    expect(zoomedBy(near, 0.01, 0.9)).toEqual(wholeAxis)
    expect(zoomedBy(wholeAxis, 1e9, 0).factor).toBe(1000)
  })

  it('[I94] the axis is round and holds all rows', () => {
    expect([3, 50, 51, 199, 201].map(niceAbove)).toEqual([5, 50, 100, 200, 500])
    for (const [startedAtMs, endedAtMs] of [
      [0, 1],
      [12_345, 13_001],
      [99, 101],
      [1_000_000, 4_600_000],
    ] as const) {
      const { fromMs, spanMs } = scaleOf([row({ startedAtMs, endedAtMs })], 0)
      expect(fromMs).toBeLessThanOrEqual(startedAtMs)
      expect(fromMs + spanMs).toBeGreaterThanOrEqual(endedAtMs)
      expect(spanMs).toBeLessThanOrEqual(Math.max(50, 10 * (endedAtMs - startedAtMs)))
    }
  })

  it('[I108] each launch and each archive begins at the left, on one scale', () => {
    const old = { ...row(), sessionId: 'archive', startedAtMs: -3e10, endedAtMs: -3e10 + 300 }
    const wire = { hopAtMs: -3e10 }
    const rows = [
      row(),
      { ...old, wire },
      { ...old, wire: { hopAtMs: -3e10 + 100 }, startedAtMs: -3e10 + 100 },
    ]
    expect(scaleOf(rows, 0)).toEqual({ fromMs: 0, spanMs: 500 })
    const { filled } = drawn(rows)
    expect(filled[0]).toEqual({ colour: 'queued', x: 6, width: 10 })
    expect(filled.slice(-2).map(({ x, width }) => [x, x + width])).toEqual([
      [6, 306],
      [106, 306],
    ])
  })

  it('[I108] rows of one launch keep the clock of the log', () => {
    expect(scaleOf([row({ startedAtMs: 5000, endedAtMs: 5100 })], 0).fromMs).toBe(5000)
  })
})
