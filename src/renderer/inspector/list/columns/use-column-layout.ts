import type { CSSProperties, RefObject } from 'react'
import { useEffect, useMemo, useState } from 'react'
import { useView } from '../../context.ts'
import type { Column } from './column.ts'
import { layoutOf } from './column-layout.ts'

type DrawnColumns = {
  /** The same array for as long as the same columns are drawn: a new width is no new row. */
  readonly columns: readonly Column[]
  readonly style: CSSProperties
}

export function useColumnLayout(scroller: RefObject<HTMLElement | null>): DrawnColumns {
  const shown = useView((state) => state.columns)
  const isDetailOpen = useView((state) => state.isDetailOpen && state.selectedId !== undefined)
  const widthPx = useClientWidth(scroller)
  const layout = useMemo(
    () => layoutOf(shown, isDetailOpen && widthPx > 0 ? widthPx : undefined),
    [shown, isDetailOpen, widthPx],
  )
  const keys = layout.columns.map(({ key }) => key).join(' ')
  const [kept, keep] = useState({ keys, columns: layout.columns })
  const isSame = kept.keys === keys
  if (!isSame) keep({ keys, columns: layout.columns })
  const { template, leastWidthPx } = layout
  const style = useMemo(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React's type knows no custom properties
    () => ({ '--columns': template, '--least-width': `${leastWidthPx}px` }) as CSSProperties,
    [template, leastWidthPx],
  )
  return { columns: isSame ? kept.columns : layout.columns, style }
}

function useClientWidth(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidth] = useState(0)
  useEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const observer = new ResizeObserver(() => setWidth(current.clientWidth))
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return widthPx
}
