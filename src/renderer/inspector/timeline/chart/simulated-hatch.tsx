import { useId } from 'react'
import { formatDuration } from '../../../../shared/describe/format-duration.ts'
import { type Phase, phaseWords } from '../../../../shared/wire-phases.ts'
import { layout } from './layout.ts'
import type { Scale } from './span.ts'

type SimulatedHatchProps = { readonly parts: readonly Phase[]; readonly scale: Scale }

/** Over the bars: how much of a phase the project's settings made. */
export function SimulatedHatch({ parts, scale }: SimulatedHatchProps) {
  const pattern = useId()
  if (parts.length === 0) return null
  return (
    <g>
      <defs>
        <pattern
          id={pattern}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="hatch-line" width="2" height="6" />
        </pattern>
      </defs>
      {parts.map(({ name, fromMs, untilMs }) => {
        const left = Math.max(scale.x(fromMs), -4)
        const right = Math.min(scale.x(untilMs), scale.widthPx + 4)
        if (right < -2 || left > scale.widthPx + 2) return null
        return (
          <rect
            key={fromMs}
            data-simulated={name}
            x={left}
            y={layout.barY}
            width={Math.max(right - left, 1)}
            height={layout.barHeight}
            fill={`url(#${pattern})`}
          >
            <title>{`${phaseWords[name]}: ${formatDuration(untilMs - fromMs)} of it simulated`}</title>
          </rect>
        )
      })}
    </g>
  )
}
