import type { Outcome } from '../../shared/outcome.ts'
import type { AppAction } from '../../shared/run/app-action.ts'
import type { Port } from '../../shared/contract/port.ts'

export type AppEnd =
  | { readonly by: 'finished' }
  /** What the app runs in failed, whatever the app did. */
  | { readonly by: 'crash'; readonly problem: string }

/** An app that runs without a window to look at: a thread with its Lua machine, or a hidden window. */
export type HeadlessApp = {
  /** Carries the calls of the app's surfaces. Listen at once: what nobody hears is not kept. */
  readonly port: Port
  readonly ended: Promise<AppEnd>
  /**
   * Does what a person would do; looks for what is meant until the time is over. Fails with what keeps it from being
   * done; never rejects. One action at a time.
   */
  readonly perform: (action: AppAction, withinMs: number) => Promise<Outcome<void>>
  /** From now on the app ends when nothing can happen any more. */
  readonly endWhenIdle: () => void
  /** Lets the app's exit listeners run, unless the app has ended. Never fails. */
  readonly askToExit: () => Promise<void>
  /** Resolves when it is gone and everything that it said was heard. */
  readonly terminate: () => Promise<void>
}
