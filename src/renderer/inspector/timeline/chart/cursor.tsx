import { type RefObject, useEffect, useState } from 'react'
import { formatOffset } from '../../../../shared/describe/format-duration.ts'
import { layout } from './layout.ts'
import type { Scale } from './span.ts'

type CursorProps = {
  readonly plot: RefObject<HTMLDivElement | null>
  readonly scale: Scale
  readonly startMs: number
}

/** The time under the pointer, on the axis. The chart itself is not drawn anew for it. */
export function Cursor({ plot, scale, startMs }: CursorProps) {
  const [x, setX] = useState<number>()
  useEffect(() => {
    const element = plot.current
    if (element === null) return undefined
    const move = (event: PointerEvent): void => setX(event.clientX - element.getBoundingClientRect().left)
    const leave = (): void => setX(undefined)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerleave', leave)
    return () => {
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerleave', leave)
    }
  }, [plot])
  if (x === undefined) return null
  const offsetMs = scale.atMs(x) - startMs
  const digits = scale.span.untilMs - scale.span.fromMs < 100 ? 1 : 0
  const words = Math.abs(offsetMs) < 1000 ? `${offsetMs.toFixed(digits)} ms` : formatOffset(offsetMs)
  const isNearEnd = x > scale.widthPx - 80
  return (
    <div className="timeline-cursor" style={{ left: x, height: layout.lanesEndY }} aria-hidden>
      <span className="cursor-time" data-end={isNearEnd || undefined}>
        {words}
      </span>
    </div>
  )
}
