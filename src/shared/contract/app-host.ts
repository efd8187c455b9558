import type { Outcome } from '../outcome.ts'
import type { AppAction } from '../run/app-action.ts'
import type { Launch } from './app-session.ts'

// What a headless run and the process that shows a web app's pages tell each other, beside the calls of the surfaces.

/** What one launch of an app needs. */
export type AppHostStart = {
  readonly kind: 'start'
  readonly launch: Launch
  readonly projectPath: string
  /** The folder of the app's own directories. */
  readonly sandboxPath: string
}

/** What a person does to a page; the rest of a script is the device's. */
export type AppHostAction = Extract<AppAction, { readonly kind: 'tap' | 'type' | 'see' }>

export type AppHostPerform = {
  readonly kind: 'perform'
  /** Goes back with the outcome. */
  readonly call: number
  readonly action: AppHostAction
  readonly withinMs: number
}

/** Asks for a word of the page, which shows that it is not stuck. */
export type AppHostAsk = { readonly kind: 'ask' }

export type AppHostCommand = AppHostStart | AppHostPerform | AppHostAsk

export type AppHostReport =
  /** It runs and waits for its start. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading' }
  /** The page and all that it loads at first are there. */
  | { readonly kind: 'loaded' }
  /** The app shows another page; what the one before had under way belongs to nobody. */
  | { readonly kind: 'page' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'performed'; readonly call: number; readonly outcome: Outcome<void> }
  /** The app closed its window; its exit listeners have run. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'error'; readonly text: string; readonly isUncaught: boolean }
  /** The page ended by itself or had to be ended. */
  | { readonly kind: 'crash'; readonly problem: string }
