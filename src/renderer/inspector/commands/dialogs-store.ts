import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { CopiedRequest } from '../../../shared/copy-as/copied-request.ts'

/** The one dialog that is open, with what it is about. */
export type OpenDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'note' | 'replay'; readonly exchangeIds: readonly string[] }
  | {
      readonly kind: 'export-har'
      readonly exchangeIds: readonly string[]
      /** They were asked for; without it only several are taken for meant. */
      readonly isOfSelected?: true
    }
  | { readonly kind: 'resend'; readonly request: CopiedRequest; readonly resendOf?: string }
  | { readonly kind: 'curl' }
  | { readonly kind: 'compare'; readonly leftId: string; readonly rightId: string }
  | { readonly kind: 'clear-sandbox' }
  | { readonly kind: 'header-column' }
  | { readonly kind: 'save-filter' }
  | { readonly kind: 'saved-filters' }
  | { readonly kind: 'filter-help' }

export type DialogsStore = StoreApi<{ readonly open: OpenDialog | undefined }>

export const createDialogsStore = (): DialogsStore => createStore(() => ({ open: undefined }))

export const openDialog = (dialogs: DialogsStore, open: OpenDialog): void => dialogs.setState({ open })

export const closeDialog = (dialogs: DialogsStore): void => dialogs.setState({ open: undefined })
