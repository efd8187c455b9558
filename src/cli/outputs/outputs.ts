import { open, rename, rm } from 'node:fs/promises'
import { systemErrorCode } from '../../core/system-error.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { RunRecord } from '../../shared/run/run-record.ts'
import type { RunVerdict } from '../../shared/run/run-verdict.ts'

/** A file that is written when a run is over. */
export type Output = {
  /** As the user named it: `--har`. */
  readonly option: string
  readonly path: string
  readonly render: (record: RunRecord, verdict: RunVerdict) => string | Promise<string>
}

/** Writes each whole or not at all, and tells all that could not be written. */
export async function writeOutputs(
  outputs: readonly Output[],
  record: RunRecord,
  verdict: RunVerdict,
): Promise<Outcome<void>> {
  const problems: string[] = []
  for (const { option, path, render } of outputs) {
    try {
      await writeWhole(path, await render(record, verdict))
    } catch (error) {
      problems.push(
        `${option} ${path}: the file cannot be written (${systemErrorCode(error)}). Name a file in a folder that exists and is writable.`,
      )
    }
  }
  return problems.length === 0 ? ok(undefined) : fail('INTERNAL', problems.join('\n'))
}

async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(text)
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
