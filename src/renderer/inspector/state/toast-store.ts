import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'

/** What was just done, said in passing. The newest takes the place of the one before. */
export type ToastStore = StoreApi<{
  readonly toast: { readonly id: number; readonly text: string } | undefined
}>

export const createToastStore = (): ToastStore => createStore(() => ({ toast: undefined }))

export const say = (toasts: ToastStore, text: string): void =>
  toasts.setState(({ toast }) => ({ toast: { id: (toast?.id ?? 0) + 1, text } }))

/** Takes one away, unless another has come since. */
export function hush(toasts: ToastStore, id: number): void {
  if (toasts.getState().toast?.id === id) toasts.setState({ toast: undefined })
}
