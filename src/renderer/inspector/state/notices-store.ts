import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'

/** Something went wrong that the person asked for. Stays until it is dismissed. */
export type Notice = { readonly id: number; readonly text: string; readonly count: number }

export type NoticesStore = StoreApi<{ readonly notices: readonly Notice[] }>

const maxNotices = 3

export const createNoticesStore = (): NoticesStore => createStore(() => ({ notices: [] }))

/** The same text again counts up instead of stacking. */
export function addNotice(store: NoticesStore, text: string): void {
  store.setState(({ notices }) => {
    if (notices.some((notice) => notice.text === text)) {
      return { notices: notices.map((it) => (it.text === text ? { ...it, count: it.count + 1 } : it)) }
    }
    const id = (notices.at(-1)?.id ?? 0) + 1
    return { notices: [...notices, { id, text, count: 1 }].slice(-maxNotices) }
  })
}

export function dismissNotice(store: NoticesStore, id: number): void {
  store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
