import type { PointerEvent } from 'react'
import { useRef } from 'react'
import { useModel } from '../../context.ts'
import { resizeColumn } from '../columns/column-actions.ts'
import { contentWidthOf } from './content-width.ts'

/** The edge of a column's head: dragged it resizes, pressed twice it fits what is drawn. The keyboard has Shift and an arrow. */
export function ResizeHandle({ columnKey }: { readonly columnKey: string }) {
  const { view } = useModel()
  const drag = useRef<{ readonly fromX: number; readonly widthPx: number } | undefined>(undefined)

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    const cell = event.currentTarget.parentElement
    if (cell === null) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { fromX: event.clientX, widthPx: cell.offsetWidth }
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (drag.current === undefined) return
    resizeColumn(view, columnKey, drag.current.widthPx + event.clientX - drag.current.fromX)
  }
  const end = (): void => {
    drag.current = undefined
  }
  const fit = (element: HTMLElement): void => {
    const list = element.closest('.list')
    if (list !== null) resizeColumn(view, columnKey, contentWidthOf(list, columnKey))
  }

  return (
    <span
      className="list-resize"
      aria-hidden="true"
      // The head is draggable; its edge is not.
      draggable
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => {
        event.stopPropagation()
        fit(event.currentTarget)
      }}
    />
  )
}
