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
