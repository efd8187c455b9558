import { formatDuration, formatOffset } from '../../../../shared/describe/format-duration.ts'
import { useScale } from './scale-store.ts'
import { useZoom } from './zoom-store.ts'

/** How much time the width of the column is. */
export function AxisWords() {
  const { scale, areSeveral } = useScale()
  const isZoomed = useZoom().factor > 1
  if (scale === undefined) return null
  const { fromMs, spanMs } = scale
  const since = areSeveral ? 'the first drawn request of each launch' : 'the log began'
  return (
    <span
      className="waterfall-axis"
      aria-hidden="true"
      data-zoomed={isZoomed || undefined}
      title={`From ${formatOffset(fromMs)} to ${formatOffset(fromMs + spanMs)} since ${since}. Ctrl and the wheel zoom.`}
    >
      {formatDuration(spanMs)}
    </span>
  )
}
