import type { SavedFilter } from '../../state/view-storage.ts'
import type { ViewStore } from '../../state/view-store.ts'

export const mostSavedFilters = 50
export const mostNameCharacters = 60

/** Why a filter cannot have this name; undefined when it can. `except` is the name that it has now. */
export function nameProblem(
  saved: readonly SavedFilter[],
  name: string,
  except?: string,
): string | undefined {
  const trimmed = name.trim()
  if (trimmed === '') return 'Give it a name.'
  if (trimmed !== except && saved.some((it) => it.name === trimmed))
    return `There is a filter “${trimmed}” already.`
  return undefined
}

export function saveFilter(view: ViewStore, name: string, query: string): void {
  const { savedFilters } = view.getState()
  if (savedFilters.length >= mostSavedFilters || nameProblem(savedFilters, name) !== undefined) return
  view.setState({
    savedFilters: [...savedFilters, { name: name.trim().slice(0, mostNameCharacters), query }],
  })
}

export function renameFilter(view: ViewStore, from: string, to: string): void {
  const { savedFilters } = view.getState()
  if (nameProblem(savedFilters, to, from) !== undefined) return
  const name = to.trim().slice(0, mostNameCharacters)
  view.setState({ savedFilters: savedFilters.map((it) => (it.name === from ? { ...it, name } : it)) })
}

export const deleteFilter = (view: ViewStore, name: string): void =>
  view.setState(({ savedFilters }) => ({ savedFilters: savedFilters.filter((it) => it.name !== name) }))
