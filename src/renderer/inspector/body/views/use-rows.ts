import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react'
import { scaledScroll } from './scaled-scroll.ts'

export type RowWindow = {
  /** The ref of what scrolls. */
  readonly setScroller: (element: HTMLDivElement | null) => void
  /** Of the spacer that makes the scrollbar. */
  readonly heightPx: number
  readonly viewportPx: number
  readonly first: number
  readonly count: number
  /** How far the first row stands above the upper edge. */
  readonly offsetPx: number
  readonly rowsPerPage: number
  readonly scrollToRow: (row: number) => void
  readonly scrollBy: (rows: number) => void
}

/** The rows that are to be drawn of a list of equal rows, as long as may be. */
export function useRows(rowCount: number, rowPx: number): RowWindow {
  const [element, setScroller] = useState<HTMLDivElement | null>(null)
  const [viewportPx, setViewportPx] = useState(0)
  const [place, setPlace] = useState<{ readonly topPx: number; readonly scrollTop?: number }>({ topPx: 0 })
  const scroll = scaledScroll(rowCount, rowPx, viewportPx)
  const top = scroll.clamp(place.topPx)

  const moveTo = (next: number): void => {
    if (element === null) return
    const topPx = scroll.clamp(next)
    element.scrollTo({ top: scroll.toScrollTop(topPx) })
    // The engine may round it: what it made of it is no scrolling of the person.
    setPlace({ topPx, scrollTop: element.scrollTop })
  }

  useLayoutEffect(() => {
    if (element === null) return undefined
    const measure = (): void => setViewportPx(element.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])

  const onScroll = useEffectEvent((scrollTop: number) => {
    if (scrollTop !== place.scrollTop) setPlace({ topPx: scroll.toTop(scrollTop) })
  })
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!scroll.isScaled || event.ctrlKey || event.deltaY === 0) return
    event.preventDefault()
    moveTo(top + event.deltaY)
  })
  useEffect(() => {
    if (element === null) return undefined
    const scrolled = (): void => onScroll(element.scrollTop)
    const wheeled = (event: WheelEvent): void => onWheel(event)
    element.addEventListener('scroll', scrolled, { passive: true })
    element.addEventListener('wheel', wheeled, { passive: false })
    return () => {
      element.removeEventListener('scroll', scrolled)
      element.removeEventListener('wheel', wheeled)
    }
  }, [element])

  const first = Math.floor(top / rowPx)
  return {
    setScroller,
    heightPx: scroll.heightPx,
    viewportPx,
    first,
    count: Math.max(0, Math.min(rowCount - first, Math.ceil(viewportPx / rowPx) + 1)),
    offsetPx: top - first * rowPx,
    rowsPerPage: Math.max(1, Math.floor(viewportPx / rowPx) - 1),
    scrollToRow: (row) => {
      if (row * rowPx < top) moveTo(row * rowPx)
      else if ((row + 1) * rowPx > top + viewportPx) moveTo((row + 1) * rowPx - viewportPx)
    },
    scrollBy: (rows) => moveTo(top + rows * rowPx),
  }
}
