import type { ByteSeries } from '../../state/byte-series.ts'
import { layout } from './layout.ts'
import type { Scale } from './span.ts'

export type Curve = { readonly line: string; readonly area: string }

/**
 * How the body came in, as paths. `fullBytes` is the height: the body's length when it is known, else what has come. Of the
 * points on one pixel the last counts.
 */
export function byteCurve(
  bytes: ByteSeries,
  scale: Scale,
  fullBytes: number,
  endMs: number,
): Curve | undefined {
  const first = bytes[0]
  const last = bytes.at(-1)
  if (first === undefined || last === undefined || fullBytes <= 0 || last.receivedBytes === 0)
    return undefined
  const { curveTopY, curveBottomY } = layout
  const y = (received: number): number =>
    curveBottomY - Math.min(1, received / fullBytes) * (curveBottomY - curveTopY)
  const byPixel = new Map<number, number>()
  for (const { atMs, receivedBytes } of bytes) {
    const x = Math.round(scale.x(atMs))
    if (x >= -1 && x <= scale.widthPx + 1) byPixel.set(x, y(receivedBytes))
    else if (x < -1) byPixel.set(-2, y(receivedBytes))
  }
  const after = bytes.find(({ atMs }) => scale.x(atMs) > scale.widthPx + 1)
  if (after !== undefined) byPixel.set(Math.ceil(scale.widthPx) + 2, y(after.receivedBytes))
  const points = [...byPixel].toSorted(([a], [b]) => a - b)
  const end = Math.min(Math.max(scale.x(endMs), points.at(-1)?.[0] ?? 0), scale.widthPx + 2)
  const path = points
    .map(([x, height], index) => `${index === 0 ? 'M' : 'L'}${x} ${height.toFixed(1)}`)
    .join('')
  const line = `${path}H${end.toFixed(1)}`
  return { line, area: `${line}V${curveBottomY}H${points[0]?.[0] ?? 0}Z` }
}
