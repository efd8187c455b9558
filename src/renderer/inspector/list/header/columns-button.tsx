import { Columns3 } from 'lucide-react'
import type { MouseEvent } from 'react'

function open(event: MouseEvent): void {
  event.stopPropagation()
  const { left, bottom } = event.currentTarget.getBoundingClientRect()
  const place = { clientX: left, clientY: bottom }
  event.currentTarget.dispatchEvent(
    new globalThis.MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...place }),
  )
}

/** Opens the menu of the columns for those who do not look for it under the right button. */
export function ColumnsButton() {
  return (
    <button
      type="button"
      className="row-button"
      tabIndex={-1}
      aria-label="Columns"
      title="Columns"
      aria-haspopup="menu"
      onClick={open}
    >
      <Columns3 size={14} aria-hidden />
    </button>
  )
}
