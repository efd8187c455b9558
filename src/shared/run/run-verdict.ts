import type { ExitCode } from './exit-codes.ts'
import type { ExpectationResult } from './expectation-result.ts'

/** What is to be said of a run. */
export type RunVerdict = {
  readonly expectations: readonly ExpectationResult[]
  /** Of the command line, as long as all outputs can be written. */
  readonly exitCode: ExitCode
  /** Errors that nobody catches are what somebody expects, so they are none of their own. */
  readonly expectsErrors: boolean
}

export const unmetOf = (
  results: readonly ExpectationResult[],
): readonly Extract<ExpectationResult, { readonly isMet: false }>[] =>
  results.filter((result) => !result.isMet)
