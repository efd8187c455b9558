import type { RuntimeMessage } from '../../runtime/host.ts'
import type { SandboxPlace } from '../../core/sandbox/sandbox.ts'
import type { FindingReport } from '../../shared/finding.ts'
import type { Launch } from '../../shared/contract/app-session.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { AppAction } from '../../shared/run/app-action.ts'
import type { PrintRoom } from './print-room.ts'

/** What the app's worker needs to start. */
export type WorkerStart = {
  readonly launch: Launch
  readonly projectPath: string
  readonly sandbox: SandboxPlace
  readonly printRoom: PrintRoom
  /** The app ends when nothing can happen any more; otherwise only when it wants to or is told to. */
  readonly endsWhenIdle: boolean
}

/** What the worker tells, beside the calls of the app's surfaces. */
export type WorkerReport =
  | { readonly kind: 'print'; readonly line: Uint8Array }
  | { readonly kind: 'message'; readonly message: RuntimeMessage }
  | { readonly kind: 'finding'; readonly finding: FindingReport }
  | { readonly kind: 'performed'; readonly call: number; readonly outcome: Outcome<void> }
  /** Nothing can happen any more, or the app ended itself; its exit listeners have run. */
  | { readonly kind: 'finished' }

export type WorkerCommand =
  | { readonly kind: 'exit' }
  | { readonly kind: 'end-when-idle' }
  | {
      readonly kind: 'perform'
      readonly call: number
      readonly action: AppAction
      readonly withinMs: number
    }
