import { type RefObject, useLayoutEffect, useState } from 'react'

/** The width of an element in pixels, also after it changed. */
export function useWidth(ref: RefObject<HTMLElement | null>, firstPx = 560): number {
  const [widthPx, setWidthPx] = useState(firstPx)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const measure = (): void => {
      if (element.clientWidth > 0) setWidthPx(element.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return widthPx
}
