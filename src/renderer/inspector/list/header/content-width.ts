const paddingPx = 16

/** How wide a column has to be for what is drawn of it now, header included. */
export function contentWidthOf(list: Element, columnKey: string): number {
  let widest = 0
  for (const cell of list.querySelectorAll(`[data-column="${CSS.escape(columnKey)}"]`)) {
    const range = document.createRange()
    range.selectNodeContents(cell)
    widest = Math.max(
      widest,
      range.getBoundingClientRect().width,
      cell.scrollWidth > cell.clientWidth ? cell.scrollWidth : 0,
    )
  }
  return Math.ceil(widest) + paddingPx
}
