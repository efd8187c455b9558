import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { isOpen } from '../../../../shared/exchange.ts'
import { useModel, useView } from '../../context.ts'
import { useMediaQuery } from '../../use-media-query.ts'
import type { Bar } from './draw-bars.ts'
import { drawBars } from './draw-bars.ts'
import type { Paint } from './paint.ts'
import { readPaint, swatchNames } from './paint.ts'
import { showScale } from './scale-store.ts'
import { originsOf } from './session-origins.ts'
import { scaleOf } from './time-scale.ts'
import { useZoomInput } from './use-zoom-input.ts'
import { partOf, useZoom } from './zoom-store.ts'

type WaterfallLayerProps = {
  readonly bars: readonly Bar[]
  readonly topPx: number
  readonly heightPx: number
  /** 1-based line of the grid template at which the column begins. */
  readonly gridColumn: number
}

/**
 * One canvas over the drawn part of the column. It lies among the rows and scrolls with them: it is drawn again when
 * what it shows has changed, and while an open request is in view at each tick of the clock.
 */
export const WaterfallLayer = memo(function WaterfallLayer(props: WaterfallLayerProps) {
  const { bars, topPx, heightPx, gridColumn } = props
  const { ticker } = useModel()
  const canvas = useRef<HTMLCanvasElement>(null)
  const cell = useRef<HTMLDivElement>(null)
  const widthPx = useWidthOf(cell)
  const paint = usePaint(cell)
  const zoom = useZoom()
  useZoomInput(cell)
  const rows = useMemo(() => bars.map(({ row }) => row), [bars])
  const origins = useMemo(() => originsOf(rows), [rows])
  const hasOpen = rows.some(isOpen)

  useLayoutEffect(() => {
    const draw = (): void => {
      const context = canvas.current?.getContext('2d')
      if (context == null || canvas.current === null || paint.current === undefined) return
      const ratio = window.devicePixelRatio
      fit(canvas.current, Math.round(widthPx * ratio), Math.round(heightPx * ratio))
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      const nowMs = ticker.nowMs()
      const scale = partOf(scaleOf(rows, nowMs, origins), zoom)
      showScale(scale, origins.areSeveral)
      drawBars(context, bars, { widthPx, heightPx, scale, origins, nowMs }, paint.current)
    }
    // In the frame in which the rows are there: a later one would be painted anew for it.
    draw()
    return hasOpen ? ticker.subscribe(draw) : undefined
  })

  return (
    <div className="waterfall-layer" aria-hidden="true" style={{ top: topPx, height: heightPx }}>
      <div ref={cell} className="waterfall-cell" style={{ gridColumn }}>
        <canvas ref={canvas} className="waterfall-canvas" style={{ width: widthPx, height: heightPx }} />
        {swatchNames.map((name) => (
          <i key={name} data-swatch={name} />
        ))}
      </div>
    </div>
  )
})

function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
}

function useWidthOf(element: { readonly current: HTMLElement | null }): number {
  const [widthPx, setWidth] = useState(0)
  useEffect(() => {
    if (element.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return widthPx
}

/** The colours, read again when the theme may have changed. */
function usePaint(element: { readonly current: HTMLElement | null }): {
  readonly current: Paint | undefined
} {
  const theme = useView((state) => state.theme)
  const isDark = useMediaQuery('(prefers-color-scheme: dark)')
  const isForced = useMediaQuery('(forced-colors: active)')
  const paint = useRef<Paint | undefined>(undefined)
  useLayoutEffect(() => {
    if (element.current !== null) paint.current = readPaint(element.current)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- they say when the colours may be others
  }, [element, theme, isDark, isForced])
  return paint
}
