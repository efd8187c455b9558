import type { DirectoryName } from '../directory.ts'
import type { LogEntry } from '../log-entry.ts'
import type { ProfileName } from '../profile/profile.ts'

/** Why a run ended. */
export type RunEnd =
  /** Nothing could happen any more, or the app ended itself. */
  | { readonly by: 'finished' }
  /** The time that `--until` gives was over, or the script was. */
  | { readonly by: 'until' }
  /** `step`: of the script, which was not over. */
  | { readonly by: 'timeout'; readonly afterSeconds: number; readonly step?: string }
  | { readonly by: 'interrupt' }
  /** Standard output takes nothing more; `code` is the system's. */
  | { readonly by: 'output'; readonly code: string }
  /** What the app ran in failed by itself. */
  | { readonly by: 'crash'; readonly problem: string }
  /** A step of the script could not be done. */
  | { readonly by: 'script'; readonly problem: string }

/** A file of the app's own directories when the run was over. */
export type RunFile = {
  readonly directory: DirectoryName
  /** With `/` between folders. */
  readonly name: string
  readonly sizeBytes: number
  /** Hex. */
  readonly sha256: string
}

/** The first bytes of a body, and how many it has as a whole. */
export type RunBody = { readonly bytes: Uint8Array; readonly sizeBytes: number }

/** `<exchange id>/request`: what it sent; `/response`: what it received, where no event holds that. */
export const bodyId = (exchangeId: string, side: 'request' | 'response'): string => `${exchangeId}/${side}`

/**
 * Everything that one run left. HAR, JUnit, summary, report and expectations are folds over it, so they cannot
 * disagree.
 */
export type RunRecord = {
  readonly project: { readonly name: string; readonly path: string; readonly hosts: readonly string[] }
  readonly profile: ProfileName
  readonly isStrict: boolean
  /** Milliseconds since 1970 at the log's 0. */
  readonly startedAtMs: number
  readonly durationMs: number
  readonly end: RunEnd
  /** Errors that the app raised and nobody caught. */
  readonly errorCount: number
  /** The whole log, in order. */
  readonly entries: readonly LogEntry[]
  readonly files: readonly RunFile[]
  /** Bodies that the log's entries do not hold themselves, by `bodyId`. */
  readonly bodies?: ReadonlyMap<string, RunBody>
}
