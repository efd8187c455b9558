import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { DetailTab, DrawerTab, FindingsOf, Theme, View } from './view-storage.ts'
import { loadView, saveView, themes } from './view-storage.ts'

export type ViewStore = StoreApi<View>

/** What the window shows and how; saved at every change, read back on boot. */
export function createViewStore(storage: Pick<Storage, 'getItem' | 'setItem'>): ViewStore {
  const store = createStore<View>(() => loadView(storage))
  store.subscribe((view) => saveView(storage, view))
  return store
}

export const setQuery = (view: ViewStore, query: string): void =>
  view.setState({ query: query.slice(0, 1000) })

export const select = (view: ViewStore, selectedId: string): void => view.setState({ selectedId })

/** Selects and opens: what a click and Enter do. */
export const openDetail = (view: ViewStore, selectedId: string): void =>
  view.setState({ selectedId, isDetailOpen: true })

export const closeDetail = (view: ViewStore): void => view.setState({ isDetailOpen: false })

export const setDetailTab = (view: ViewStore, detailTab: DetailTab): void => view.setState({ detailTab })

export const toggleDrawer = (view: ViewStore): void =>
  view.setState((state) => ({ isDrawerOpen: !state.isDrawerOpen }))

export const openDrawer = (view: ViewStore, drawerTab: DrawerTab): void =>
  view.setState({ drawerTab, isDrawerOpen: true })

export const setFindingsOf = (view: ViewStore, findingsOf: FindingsOf): void => view.setState({ findingsOf })

export const setLayout = (view: ViewStore, group: string, layout: Readonly<Record<string, number>>): void =>
  view.setState((state) => ({ layouts: { ...state.layouts, [group]: { ...layout } } }))

export const setTheme = (view: ViewStore, theme: Theme): void => view.setState({ theme })

export const nextTheme = (theme: Theme): Theme =>
  themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
