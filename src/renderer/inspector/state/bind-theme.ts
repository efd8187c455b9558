import type { ViewStore } from './view-store.ts'

/** Keeps `data-theme` on the root at the chosen theme; without it the tokens follow the system. */
export function bindTheme(view: ViewStore, root: HTMLElement): void {
  const apply = (): void => {
    const { theme } = view.getState()
    if (theme === 'system') root.removeAttribute('data-theme')
    else root.setAttribute('data-theme', theme)
  }
  apply()
  view.subscribe((state, before) => {
    if (state.theme !== before.theme) apply()
  })
}
