import { defaultView } from '../../state/view-storage.ts'
import type { ShownColumn, Sort } from '../../state/view-storage.ts'
import type { ViewStore } from '../../state/view-store.ts'
import { columnCatalogue, columnOf } from './catalogue.ts'
import { mostColumnPx } from './column.ts'

type Columns = readonly ShownColumn[]

const change = (view: ViewStore, to: (columns: Columns) => Columns): void => {
  const columns = to(view.getState().columns)
  if (columns !== view.getState().columns) view.setState({ columns: [...columns] })
}

const orderOf = (key: string): number => {
  const index = columnCatalogue.findIndex((column) => column.key === key)
  return index < 0 ? columnCatalogue.length - 1 : index
}

/** Shows a column where the catalogue has it; one of a header comes last, before the cancel buttons. */
export function showColumn(view: ViewStore, key: string): void {
  const column = columnOf(key)
  if (column === undefined) return
  change(view, (columns) => {
    if (columns.some((it) => it.key === key) || columns.length >= 60) return columns
    const next = columns.findIndex((it) => orderOf(it.key) > orderOf(key) || it.key === 'cancel')
    return columns.toSpliced(next < 0 ? columns.length : next, 0, { key, widthPx: column.widthPx })
  })
}

/** The last column stays. */
export const hideColumn = (view: ViewStore, key: string): void =>
  change(view, (columns) => (columns.length <= 1 ? columns : columns.filter((it) => it.key !== key)))

export const resetColumns = (view: ViewStore): void => change(view, () => defaultView.columns)

export function resizeColumn(view: ViewStore, key: string, widthPx: number): void {
  const leastPx = columnOf(key)?.leastPx ?? 24
  const clamped = Math.round(Math.min(mostColumnPx, Math.max(leastPx, widthPx)))
  change(view, (columns) => columns.map((it) => (it.key === key ? { key, widthPx: clamped } : it)))
}

/** Puts a column before another, or at the end. */
export function moveColumn(view: ViewStore, key: string, before: string | undefined): void {
  change(view, (columns) => {
    const moved = columns.find((it) => it.key === key)
    if (moved === undefined || key === before) return columns
    const rest = columns.filter((it) => it !== moved)
    const index = before === undefined ? -1 : rest.findIndex((it) => it.key === before)
    return rest.toSpliced(index < 0 ? rest.length : index, 0, moved)
  })
}

/** One place to the left or to the right. */
export function shiftColumn(view: ViewStore, key: string, by: -1 | 1): void {
  change(view, (columns) => {
    const from = columns.findIndex((it) => it.key === key)
    const moved = columns[from]
    const other = columns[from + by]
    if (moved === undefined || other === undefined) return columns
    return columns.with(from, other).with(from + by, moved)
  })
}

/** What a header's click does: ascending, descending, then the order of the log again. */
export function nextSort(sort: Sort | undefined, key: string): Sort | undefined {
  if (sort?.key !== key) return { key, isDescending: false }
  return sort.isDescending ? undefined : { key, isDescending: true }
}

export const sortBy = (view: ViewStore, sort: Sort | undefined): void => view.setState({ sort })
