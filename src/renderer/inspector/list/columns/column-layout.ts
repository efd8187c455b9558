import type { ShownColumn } from '../../state/view-storage.ts'
import { columnOf } from './catalogue.ts'
import type { Column } from './column.ts'

/** The columns that are drawn, with the one grid template of the header and every row. */
export type ColumnLayout = {
  readonly columns: readonly Column[]
  readonly template: string
  /** Below this the list scrolls sideways. */
  readonly leastWidthPx: number
}

// While details are open they say these anyway; the last to go is the first here.
const yielding = ['progress', 'time', 'size', 'method', 'api', 'waterfall']

/**
 * The name takes what is left; the others have their widths. With `fitPx`, columns that the details repeat are left out
 * as long as the rest does not fit.
 */
export function layoutOf(shown: readonly ShownColumn[], fitPx?: number): ColumnLayout {
  let drawn = shown.flatMap(({ key, widthPx }) => {
    const column = columnOf(key)
    return column === undefined ? [] : [{ column, widthPx: Math.max(widthPx, column.leastPx) }]
  })
  const leastOf = ({ column, widthPx }: (typeof drawn)[number]): number =>
    column.key === 'name' ? column.leastPx : widthPx
  const sum = (): number => drawn.reduce((total, it) => total + leastOf(it), 0)
  if (fitPx !== undefined) {
    for (const key of yielding.toReversed()) {
      if (sum() <= fitPx) break
      drawn = drawn.filter(({ column }) => column.key !== key)
    }
  }
  const fluid = drawn.some(({ column }) => column.key === 'name') ? 'name' : drawn.at(-1)?.column.key
  return {
    columns: drawn.map(({ column }) => column),
    template: drawn
      .map((it) => (it.column.key === fluid ? `minmax(${leastOf(it)}px, 1fr)` : `${it.widthPx}px`))
      .join(' '),
    leastWidthPx: sum(),
  }
}
