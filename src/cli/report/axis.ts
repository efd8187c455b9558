import { Html, markup } from './markup.ts'

/** An axis of time, from 0 to a round number of milliseconds. */
export type Axis = {
  readonly fromMs: number
  readonly lengthMs: number
  /** From `fromMs`. */
  readonly ticksMs: readonly number[]
}

const mostTicks = 8

export function axisOf(fromMs: number, untilMs: number): Axis {
  const spanMs = Math.max(1, untilMs - fromMs)
  const power = 10 ** Math.floor(Math.log10(spanMs / mostTicks))
  const stepMs =
    [1, 2, 5, 10].map((factor) => factor * power).find((step) => spanMs / step <= mostTicks) ?? spanMs
  const count = Math.ceil(spanMs / stepMs)
  return {
    fromMs,
    lengthMs: count * stepMs,
    ticksMs: Array.from({ length: count }, (_, index) => index * stepMs),
  }
}

/** `12.3%`, for a place on the axis. */
export const percentAt = (axis: Axis, atMs: number): string =>
  percent((Math.min(Math.max(atMs - axis.fromMs, 0), axis.lengthMs) / axis.lengthMs) * 100)

export const percentOf = (axis: Axis, durationMs: number): string =>
  percent((Math.min(Math.max(durationMs, 0), axis.lengthMs) / axis.lengthMs) * 100)

const percent = (value: number): string => `${Number(value.toFixed(3))}%`

export function drawAxis(axis: Axis): Html {
  const unit = axis.lengthMs >= 2000 ? { name: 's', ms: 1000 } : { name: 'ms', ms: 1 }
  return markup`<svg class="axis" width="100%" height="16" aria-hidden="true">${axis.ticksMs.map(
    (tickMs) =>
      markup`<text x="${percentAt(axis, axis.fromMs + tickMs)}" y="12">${Number((tickMs / unit.ms).toFixed(3))} ${unit.name}</text>`,
  )}</svg>`
}

/** Fine lines behind whatever is drawn on the axis. */
export function drawGrid(axis: Axis, height: number): Html {
  return markup`${axis.ticksMs.map((tickMs) => {
    const x = percentAt(axis, axis.fromMs + tickMs)
    return markup`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${height}"/>`
  })}`
}
