import type { List } from '../state/list-store.ts'
import type { Selection } from '../state/selection-store.ts'
import type { ViewStore } from '../state/view-store.ts'

/** The exchanges of a scope in the order of the list; undefined when the list hides none. */
export function scopeIds(
  { view, list, selection }: { readonly view: ViewStore; readonly list: List; readonly selection: Selection },
  scope: 'shown' | 'selected',
): readonly string[] | undefined {
  if (scope === 'selected') return selection.shown()
  const { query, groupBy } = view.getState()
  if (query.trim() === '' && groupBy === 'none') return undefined
  const { lines } = list.store.getState()
  const ids: string[] = []
  for (let index = 0; index < lines.count; index += 1) {
    const line = lines.at(index)
    if (line?.kind === 'row') ids.push(line.row.id)
  }
  return ids
}
