import type { ViewStore } from '../../state/view-store.ts'

const mostRecent = 5

/** The newest first, each once. */
export const rememberCommand = (view: ViewStore, id: string): void =>
  view.setState(({ recentCommands }) => ({
    recentCommands: [id, ...recentCommands.filter((other) => other !== id)].slice(0, mostRecent),
  }))
