import { X } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useModel } from '../../context.ts'
import { requestName } from '../../describe/request-name.ts'
import type { Row } from '../../rows/row.ts'

export function CancelButton({ row }: { readonly row: Row }) {
  const { actions } = useModel()
  const { method, url } = row.request
  const label = `Cancel ${method} ${requestName(url).name}`
  const cancel = (event: MouseEvent): void => {
    event.stopPropagation()
    void actions.cancel(row.id)
  }
  return (
    <button
      type="button"
      className="row-button"
      tabIndex={-1}
      aria-label={label}
      title={`${label} (X)`}
      // The button goes away with its request: the focus stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={cancel}
    >
      <X size={14} aria-hidden />
    </button>
  )
}
