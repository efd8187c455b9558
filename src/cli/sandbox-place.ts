import { mkdtempSync, realpathSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isSandboxFolder } from '../core/sandbox/layout.ts'
import type { SandboxPlace } from '../core/sandbox/sandbox.ts'
import { defaultSandboxesPath } from '../core/sandboxes-path.ts'
import { systemErrorCode } from '../core/system-error.ts'
import { fail, ok, type Outcome } from '../shared/outcome.ts'
import type { RunOptions } from '../shared/run/run-options.ts'

/** Where the app's directories are for a run. `remove` after it. */
export type RunSandboxPlace = { readonly place: SandboxPlace; readonly remove: () => Promise<void> }

const keep = async (): Promise<void> => {}

/** The simulator's own sandbox of the app, the folder that the user names, or one that is gone after the run. */
export async function findSandboxPlace({ sandbox, fresh }: RunOptions): Promise<Outcome<RunSandboxPlace>> {
  if (sandbox !== undefined && fresh === true) {
    return fail(
      'INVALID_INPUT',
      'A run has a sandbox of its own or a fresh one. Remove --sandbox or --fresh.',
    )
  }
  if (sandbox !== undefined) return checkNamed(sandbox)
  if (fresh !== true) return ok({ place: { sandboxesPath: defaultSandboxesPath() }, remove: keep })
  try {
    const rootPath = mkdtempSync(join(realpathSync(tmpdir()), 'coronagraph-'))
    return ok({ place: { rootPath }, remove: () => removeFolder(rootPath) })
  } catch (error) {
    return fail('INTERNAL', `--fresh: no folder can be made in "${tmpdir()}" (${systemErrorCode(error)}).`)
  }
}

/** What cannot be removed stays for the system, which clears its folder of temporary files. */
const removeFolder = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true }).catch(() => undefined)

/** A folder with anything else in it is somebody's, and an app would write between their files. */
async function checkNamed(rootPath: string): Promise<Outcome<RunSandboxPlace>> {
  try {
    const names = await readdir(rootPath)
    if (isSandboxFolder(names)) return ok({ place: { rootPath }, remove: keep })
    return fail(
      'NOT_EMPTY',
      `--sandbox ${rootPath}: the folder holds other files. Name an empty or a new folder, or one of an earlier run.`,
    )
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT') return ok({ place: { rootPath }, remove: keep })
    const reason = code === 'ENOTDIR' ? 'it is a file' : code
    return fail(
      'NOT_ALLOWED',
      `--sandbox ${rootPath}: it cannot be used as a folder (${reason}). Name another.`,
    )
  }
}
