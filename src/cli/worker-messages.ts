import type { RuntimeMessage } from '../runtime/host.ts'
import type { FindingReport } from '../shared/finding.ts'
import type { Launch } from '../shared/contract/app-session.ts'
import type { PrintRoom } from './print-room.ts'

/** What the app's worker needs to start. */
export type WorkerStart = {
  readonly launch: Launch
  readonly projectPath: string
  readonly sandboxesPath: string
  readonly printRoom: PrintRoom
  /** The app ends when nothing can happen any more; otherwise only when it is told to. */
  readonly endsWhenIdle: boolean
}

/** What the worker tells, beside the calls of the app's surfaces. */
export type WorkerReport =
  | { readonly kind: 'print'; readonly line: Uint8Array }
  | { readonly kind: 'message'; readonly message: RuntimeMessage }
  | { readonly kind: 'finding'; readonly finding: FindingReport }
  /** Nothing can happen any more; the app's exit listeners have run. */
  | { readonly kind: 'finished' }

export type WorkerCommand = { readonly kind: 'exit' }
