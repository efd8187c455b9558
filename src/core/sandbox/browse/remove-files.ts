import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FileReference } from '../../../shared/directory.ts'
import { fail, ok, type Failure, type Outcome } from '../../../shared/outcome.ts'
import { fileFailure } from '../file-failure.ts'
import { quote } from '../file-name.ts'
import type { Sandbox } from '../sandbox.ts'
import { isTemporaryName } from '../stale-files.ts'

/** What of the sandbox is in use at this moment. */
export type InUse = {
  /** The app has them open. */
  readonly openFiles: readonly FileReference[]
  /** An app runs, so a temporary file belongs to a download that is under way. */
  readonly isRunning: boolean
}

/**
 * Removes files, and folders with all that is in them. A link is removed, never what it leads to. What is in use or in
 * the project stays; what could not be removed is told together, with the code of the first. What is gone already
 * counts as removed.
 */
export async function removeFiles(
  sandbox: Sandbox,
  files: readonly FileReference[],
  inUse: InUse,
): Promise<Outcome<void>> {
  const failures: Failure[] = []
  for (const file of files) {
    const removed = await removeOne(sandbox, file, inUse)
    if (!removed.ok) failures.push(removed.error)
  }
  const [first] = failures
  if (first === undefined) return ok(undefined)
  if (files.length === 1) return { ok: false, error: first }
  return fail(
    first.code,
    `${failures.length} of ${files.length} could not be removed. The first: ${first.message}`,
  )
}

async function removeOne(sandbox: Sandbox, file: FileReference, inUse: InUse): Promise<Outcome<void>> {
  const place = sandbox.place(file, 'change-link')
  if (!place.ok) return place
  if (place.value.kind === 'missing') return ok(undefined)
  const held = inUse.openFiles.find((open) => isAtOrBelow(file, open))
  if (held !== undefined) {
    return fail('NOT_ALLOWED', `The app has ${quote(held.name)} open. Let it close the file, or relaunch.`)
  }
  if (inUse.isRunning && isTemporaryName(basename(file.name))) {
    return fail('NOT_ALLOWED', `${quote(file.name)} is a download that is under way. Cancel its request.`)
  }
  try {
    await rm(place.value.path, { recursive: place.value.kind === 'folder' })
    return ok(undefined)
  } catch (error) {
    return fileFailure(file, error)
  }
}

const isAtOrBelow = (file: FileReference, open: FileReference): boolean =>
  open.directory === file.directory && (open.name === file.name || open.name.startsWith(`${file.name}/`))
