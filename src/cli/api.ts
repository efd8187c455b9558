import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describeIssues } from '../core/project/settings-problem.ts'
import { runOptions, type RunOptions } from '../shared/run/run-options.ts'
import { createRunResult, type RunResult } from './api-result.ts'
import { createPrintKeeper } from './app/print-keeper.ts'
import { run as runProject } from './run.ts'

export type { RunExchange, RunResult, RunResultFile } from './api-result.ts'

export type RunSettings = RunOptions & {
  /** Ends the run early, as Ctrl-C does: in order, with everything that was recorded. */
  readonly signal?: AbortSignal
}

/** Files are relative to the folder in which the process runs. */
const pathNames = ['sandbox', 'events', 'har', 'junit', 'summary', 'report', 'script', 'expect'] as const

/**
 * Runs a project without a window, as `coronagraph run` does, and answers with what it left. Writes nothing to the
 * process's own output. Rejects when nothing could be run: wrong options, or not a project.
 */
export async function run(settings: RunSettings): Promise<RunResult> {
  const { signal, ...given } = settings
  const options = checkOptions(given)
  const fresh = options.fresh === true ? makeFreshFolder() : undefined
  const { fresh: _fresh, ...rest } = options
  const printed = createPrintKeeper()
  const said: string[] = []
  try {
    const { exitCode, left } = await runProject(
      fresh === undefined ? rest : { ...rest, sandbox: fresh.path },
      {
        writeOutput: printed.add,
        say: (line) => said.push(line),
        interrupt: signal ?? new AbortController().signal,
        listsFiles: true,
        keepsBodies: true,
      },
    )
    if (left === undefined) throw new Error(said.join('\n'))
    return createRunResult({
      exitCode,
      left,
      printed: printed.text(),
      said,
      close: async () => fresh?.remove(),
    })
  } catch (error) {
    await fresh?.remove()
    throw error
  }
}

function checkOptions(given: unknown): RunOptions {
  const parsed = runOptions.safeParse(given)
  if (!parsed.success) {
    const problems = describeIssues(given, parsed.error)
    throw new TypeError(`run(): ${problems.join('\n').replaceAll('the whole file', 'the options')}`)
  }
  const options = parsed.data
  const paths = pathNames.flatMap((name) => {
    const value = options[name]
    return typeof value === 'string' ? [[name, resolve(value)]] : []
  })
  return { ...options, ...Object.fromEntries(paths), project: resolve(options.project) }
}

type FreshFolder = { readonly path: string; readonly remove: () => Promise<void> }

/** The directories of a fresh run outlive it, so that its files can be read; at the latest they go with the process. */
function makeFreshFolder(): FreshFolder {
  const path = mkdtempSync(join(realpathSync(tmpdir()), 'coronagraph-run-'))
  const removeAtExit = (): void => rmSync(path, { recursive: true, force: true })
  process.once('exit', removeAtExit)
  return {
    path,
    remove: async () => {
      process.off('exit', removeAtExit)
      await rm(path, { recursive: true, force: true })
    },
  }
}
