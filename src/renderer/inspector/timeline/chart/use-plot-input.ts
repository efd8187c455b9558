import { type RefObject, useEffect, useRef } from 'react'
import type { Scale, Span, Viewport } from './span.ts'
import { panned, zoomed } from './span.ts'

export type PlotInput = {
  readonly scale: Scale
  readonly extent: Span
  readonly viewport: Viewport
  readonly onViewport: (viewport: Viewport) => void
}

/** Zooms with Ctrl and the wheel where the pointer is, pans with the wheel's other way and by dragging. */
export function usePlotInput(plot: RefObject<HTMLElement | null>, input: PlotInput): void {
  // The listeners stay: what they read is always the newest.
  const newest = useRef(input)
  useEffect(() => {
    newest.current = input
  })
  useEffect(() => {
    const element = plot.current
    if (element === null) return undefined
    let dragX: number | undefined
    const panBy = (px: number): void => {
      const { scale, viewport, extent, onViewport } = newest.current
      onViewport(panned(viewport, extent, scale.atMs(px) - scale.atMs(0)))
    }
    const onWheel = (event: WheelEvent): void => {
      const { scale, viewport, extent, onViewport } = newest.current
      if (event.ctrlKey || event.metaKey) {
        const x = event.clientX - element.getBoundingClientRect().left
        onViewport(zoomed(viewport, extent, Math.exp(-event.deltaY / 300), scale.atMs(x)))
      } else if (event.deltaX !== 0 || event.shiftKey) panBy(event.deltaX === 0 ? event.deltaY : event.deltaX)
      else return
      event.preventDefault()
    }
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0 || newest.current.viewport === 'all') return
      if (event.target instanceof Element && event.target.closest('[role=option]') !== null) return
      dragX = event.clientX
      element.setPointerCapture(event.pointerId)
    }
    const onMove = (event: PointerEvent): void => {
      if (dragX === undefined) return
      panBy(dragX - event.clientX)
      dragX = event.clientX
    }
    const onUp = (): void => {
      dragX = undefined
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    element.addEventListener('pointerdown', onDown)
    element.addEventListener('pointermove', onMove)
    element.addEventListener('pointerup', onUp)
    element.addEventListener('pointercancel', onUp)
    return () => {
      element.removeEventListener('wheel', onWheel)
      element.removeEventListener('pointerdown', onDown)
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerup', onUp)
      element.removeEventListener('pointercancel', onUp)
    }
  }, [plot])
}
