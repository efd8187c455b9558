import type { Row } from '../../rows/row.ts'
import { originsOf } from './session-origins.ts'

/** The time that the width of the column stands for, in milliseconds since the rows' origins. */
export type TimeScale = { readonly fromMs: number; readonly spanMs: number }

const leastSpanMs = 50

/** The next of 1, 2, 5, 10, 20, 50… that is not below. */
export function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 5].find((it) => it * power >= value) ?? 10
  return factor * power
}

/**
 * An axis that holds all of the rows, in round steps, so that it seldom changes while they grow or the list scrolls.
 * `nowMs` is where the open ones end.
 */
export function scaleOf(rows: readonly Row[], nowMs: number, origins = originsOf(rows)): TimeScale {
  let fromMs = Number.POSITIVE_INFINITY
  let untilMs = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const originMs = origins.of(row)
    fromMs = Math.min(fromMs, row.startedAtMs - originMs)
    untilMs = Math.max(untilMs, (row.endedAtMs ?? Math.max(nowMs, row.startedAtMs)) - originMs)
  }
  if (rows.length === 0) return { fromMs: 0, spanMs: leastSpanMs }
  const needMs = Math.max(leastSpanMs, untilMs - fromMs)
  for (let spanMs = niceAbove(needMs); ; spanMs = niceAbove(spanMs * 1.01)) {
    const stepMs = spanMs / 10
    const start = Math.floor(fromMs / stepMs) * stepMs
    if (start + spanMs >= untilMs) return { fromMs: start, spanMs }
  }
}
