import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FileReference } from '../../../shared/directory.ts'
import { ok, type Outcome } from '../../../shared/outcome.ts'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

export type Target = {
  readonly path: string
  /** Whether its sub-folder was there before. */
  readonly hadFolder: boolean
}

/**
 * Whether a response may be saved there, as far as can be told before it comes. Makes nothing: a request that gets no
 * response must leave no folder behind, and thousands of them would keep the process busy with making them.
 */
export function checkTarget(target: FileReference, sandbox: Sandbox): Outcome<Pick<Target, 'hadFolder'>> {
  const writable = sandbox.checkWritable(target)
  if (!writable.ok) return writable
  if (!target.name.includes('/')) return ok({ hadFolder: true })
  const path = sandbox.resolve(target, 'read')
  return path.ok ? ok({ hadFolder: existsSync(dirname(path.value)) }) : path
}

/**
 * Where a response is to be saved, at this moment. A missing sub-folder is made where the profile makes it. Fails
 * with the sandbox's own codes.
 */
export function resolveTarget(
  target: FileReference,
  deps: { readonly sandbox: Sandbox; readonly missingFolder: DeliveryRules['missingFolder'] },
): Outcome<Target> {
  const { sandbox } = deps
  const write = (hadFolder: boolean): Outcome<Target> => {
    const path = sandbox.resolve(target, 'write')
    return path.ok ? ok({ path: path.value, hadFolder }) : path
  }
  if (target.directory === 'ResourceDirectory' || !target.name.includes('/')) return write(true)
  const path = sandbox.resolve(target, 'read')
  if (!path.ok) return path
  const hasFolder = existsSync(dirname(path.value))
  return hasFolder || deps.missingFolder === 'made'
    ? write(hasFolder)
    : ok({ path: path.value, hadFolder: false })
}
