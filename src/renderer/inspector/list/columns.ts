/** The list's columns, in order. Their widths are in `list.css`, one grid template for the header and every row. */
export const columns = [
  { key: 'mark', label: 'State', isIcon: true },
  { key: 'status', label: 'Status' },
  { key: 'method', label: 'Method' },
  { key: 'api', label: 'API' },
  { key: 'name', label: 'Name' },
  { key: 'progress', label: 'Progress' },
  { key: 'size', label: 'Size' },
  { key: 'time', label: 'Time' },
  { key: 'cancel', label: 'Cancel', isIcon: true },
] as const

export type ColumnKey = (typeof columns)[number]['key']

/** 1-based, as `aria-colindex` counts. */
export const columnIndex = (key: ColumnKey): number => columns.findIndex((column) => column.key === key) + 1

export const rowHeightPx = 28
export const headerHeightPx = 28
