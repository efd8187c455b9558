import type { ViewStore } from '../state/view-store.ts'

const mostFolded = 1000

/** Folds a group, or unfolds it. */
export const foldGroup = (view: ViewStore, key: string): void =>
  view.setState(({ foldedGroups }) => ({
    foldedGroups: foldedGroups.includes(key)
      ? foldedGroups.filter((it) => it !== key)
      : [...foldedGroups, key.slice(0, 400)].slice(-mostFolded),
  }))
