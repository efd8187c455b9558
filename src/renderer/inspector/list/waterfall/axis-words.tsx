import { formatDuration, formatOffset } from '../../../../shared/describe/format-duration.ts'
import { useScale } from './scale-store.ts'

/** How much time the width of the column is. */
export function AxisWords() {
  const scale = useScale()
  if (scale === undefined) return null
  const { fromMs, spanMs } = scale
  return (
    <span
      className="waterfall-axis"
      aria-hidden="true"
      title={`From ${formatOffset(fromMs)} to ${formatOffset(fromMs + spanMs)} since the log began`}
    >
      {formatDuration(spanMs)}
    </span>
  )
}
