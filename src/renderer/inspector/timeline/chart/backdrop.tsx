import { useId } from 'react'
import type { SessionLife } from './life-bands.ts'
import { layout } from './layout.ts'
import type { Scale } from './span.ts'
import { hasRoom, type Tick } from './ticks.ts'

type BackdropProps = { readonly scale: Scale; readonly ticks: readonly Tick[]; readonly life: SessionLife }

/** Behind both lanes: the grid, the time when the app was suspended, and what happened to its connection. */
export function Backdrop({ scale, ticks, life }: BackdropProps) {
  const hatch = useId()
  const clamp = (x: number): number => Math.min(Math.max(x, -2), scale.widthPx + 2)
  const { axisHeight, lanesEndY, lifeY, height, divideY } = layout
  return (
    <g>
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="band-fill" width="7" height="7" />
          <line className="band-hatch" x1="0" x2="0" y1="0" y2="7" />
        </pattern>
      </defs>
      {life.suspended.map(({ fromMs, untilMs, isOpen }) => {
        const left = clamp(scale.x(fromMs))
        const width = Math.max(1, clamp(scale.x(untilMs)) - left)
        return (
          <g key={fromMs} data-life="suspended">
            <rect
              x={left}
              y={axisHeight}
              width={width}
              height={lanesEndY - axisHeight}
              fill={`url(#${hatch})`}
            />
            <line className="band-edge" x1={left} x2={left} y1={axisHeight} y2={lanesEndY} />
            {!isOpen && (
              <line
                className="band-edge"
                x1={left + width}
                x2={left + width}
                y1={axisHeight}
                y2={lanesEndY}
              />
            )}
            {width > 66 && (
              <text className="life-label" x={Math.max(left, 0) + 6} y={lifeY}>
                suspended
              </text>
            )}
          </g>
        )
      })}
      {ticks.map((tick) => (
        <g key={tick.label}>
          <line className="grid-line" x1={tick.x} x2={tick.x} y1={axisHeight} y2={lanesEndY} />
          {hasRoom(tick, scale.widthPx) && (
            <text className="tick-label" x={tick.x + 4} y={13}>
              {tick.label}
            </text>
          )}
        </g>
      ))}
      <line className="lane-divide" x1={0} x2={scale.widthPx} y1={axisHeight} y2={axisHeight} />
      <line className="lane-divide" x1={0} x2={scale.widthPx} y1={divideY} y2={divideY} />
      <line className="lane-divide" x1={0} x2={scale.widthPx} y1={lanesEndY} y2={lanesEndY} />
      {life.lines.map(({ atMs, words, kind }) => {
        const x = scale.x(atMs)
        const isNearEnd = x > scale.widthPx - 90
        return (
          <g key={`${kind}-${atMs}`} data-life={kind}>
            <line className="life-line" x1={x} x2={x} y1={axisHeight} y2={height - 4} />
            <text
              className="life-label"
              x={isNearEnd ? x - 5 : x + 5}
              y={lifeY}
              textAnchor={isNearEnd ? 'end' : 'start'}
            >
              {words}
            </text>
          </g>
        )
      })}
    </g>
  )
}
