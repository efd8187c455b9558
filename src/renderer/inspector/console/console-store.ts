import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { LineLevel } from '../state/console-lines.ts'
import { lineLevels } from '../state/console-lines.ts'

/** How the console is looked at; lasts as long as the window. */
export type ConsoleView = {
  readonly query: string
  readonly levels: readonly LineLevel[]
  readonly isWrapped: boolean
  /** The line that the keyboard is on, by its sequence number. */
  readonly active: number | undefined
}

export type ConsoleStore = StoreApi<ConsoleView>

export const createConsoleStore = (): ConsoleStore =>
  createStore<ConsoleView>(() => ({ query: '', levels: lineLevels, isWrapped: true, active: undefined }))
