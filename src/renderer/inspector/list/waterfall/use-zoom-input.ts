import type { RefObject } from 'react'
import { useEffect } from 'react'
import { currentZoom, pannedBy, setZoom, zoomedBy } from './zoom-store.ts'

/**
 * Over the column, Ctrl and the wheel zoom where the pointer is, Shift and the wheel pan. The cells below take the
 * pointer, so it is listened to at the list. `cell` is as wide as the column.
 */
export function useZoomInput(cell: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const list = cell.current?.closest<HTMLElement>('.list')
    if (list === null || list === undefined) return undefined
    const onWheel = (event: WheelEvent): void => {
      const place = cell.current?.getBoundingClientRect()
      if (place === undefined || place.width === 0) return
      const at = (event.clientX - place.left) / place.width
      if (at < 0 || at > 1) return
      const alongPx = event.deltaX === 0 && event.shiftKey ? event.deltaY : event.deltaX
      if (event.ctrlKey || event.metaKey) setZoom(zoomedBy(currentZoom(), Math.exp(-event.deltaY / 300), at))
      else if (alongPx !== 0 && currentZoom().factor > 1)
        setZoom(pannedBy(currentZoom(), alongPx / place.width))
      else return
      event.preventDefault()
    }
    list.addEventListener('wheel', onWheel, { passive: false })
    return () => list.removeEventListener('wheel', onWheel)
  }, [cell])
}
