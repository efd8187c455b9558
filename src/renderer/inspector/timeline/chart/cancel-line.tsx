import type { Exchange } from '../../../../shared/exchange.ts'
import { layout } from './layout.ts'
import type { Scale } from './span.ts'

/** Through both lanes, where the request was cancelled. */
export function CancelLine({ exchange, scale }: { readonly exchange: Exchange; readonly scale: Scale }) {
  const { cancelledBy, endedAtMs } = exchange
  if (cancelledBy === undefined || endedAtMs === undefined) return null
  const x = scale.x(endedAtMs)
  const isNearEnd = x > scale.widthPx - 74
  return (
    <g className="cancel-line" data-mark="cancel">
      <line x1={x} x2={x} y1={layout.axisHeight} y2={layout.lanesEndY} />
      <path d={`M${x - 4} ${layout.barY + 3}l8 8m0-8l-8 8`} />
      <text x={isNearEnd ? x - 6 : x + 6} y={layout.wireLabelY} textAnchor={isNearEnd ? 'end' : 'start'}>
        cancelled
      </text>
    </g>
  )
}
