import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Exchange } from '../shared/exchange.ts'
import type { Finding } from '../shared/finding.ts'
import type { RecordedEvent } from '../shared/log-entry.ts'
import type { ProfileName } from '../shared/profile/profile.ts'
import { foldExchanges } from '../shared/run/fold-exchanges.ts'
import type { ExitCode } from '../shared/run/exit-codes.ts'
import type { ExpectationResult } from '../shared/run/expectation-result.ts'
import type { RunEnd, RunFile } from '../shared/run/run-record.ts'
import type { RunFinish } from './run.ts'

/** A request and everything that happened to it. */
export type RunExchange = Exchange & {
  /** The events that the app's listener got, in order. */
  readonly delivered: readonly RecordedEvent[]
}

export type RunResultFile = RunFile & {
  /** Where it is on this machine. */
  readonly path: string
  readonly read: () => Promise<Uint8Array>
}

/** What a run left. */
export type RunResult = {
  /** As the command line's: 0 fine, 1 the app raised an error, 3 timeout, 4 an expectation failed … */
  readonly exitCode: ExitCode
  readonly end: RunEnd
  readonly profile: ProfileName
  readonly durationMs: number
  /** Errors that the app raised and nobody caught. */
  readonly errorCount: number
  /** Everything that the app printed, up to 64 MiB. */
  readonly printed: string
  /** What Coronagraph said: warnings, errors with their place, findings, why the run ended. */
  readonly said: readonly string[]
  /** In the order in which they began. */
  readonly exchanges: readonly RunExchange[]
  readonly findings: readonly Finding[]
  /** What became of each expectation, those of `coronagraph.json` first. */
  readonly expectations: readonly ExpectationResult[]
  /** Of the app's own directories, as they were when the run was over. */
  readonly files: readonly RunResultFile[]
  /** Removes the directories of a `fresh` run, with their files. Without it they go with the process. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

export function createRunResult(parts: {
  readonly exitCode: ExitCode
  readonly left: NonNullable<RunFinish['left']>
  readonly printed: string
  readonly said: readonly string[]
  readonly close: () => Promise<void>
}): RunResult {
  const { exitCode, printed, said, close } = parts
  const { record, sandbox, verdict } = parts.left
  return {
    exitCode,
    end: record.end,
    profile: record.profile,
    durationMs: record.durationMs,
    errorCount: record.errorCount,
    printed,
    said,
    exchanges: foldExchanges(record.entries).map((exchange) => ({
      ...exchange,
      delivered: exchange.events.flatMap(({ event, withheld }) => (withheld === undefined ? [event] : [])),
    })),
    findings: record.entries.flatMap((entry) => (entry.kind === 'finding' ? [entry.finding] : [])),
    expectations: verdict.expectations,
    files: record.files.map((file) => {
      const path = join(sandbox.directoryPath(file.directory), ...file.name.split('/'))
      return { ...file, path, read: async () => new Uint8Array(await readFile(path)) }
    }),
    close,
    [Symbol.asyncDispose]: close,
  }
}
