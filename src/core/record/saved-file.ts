import { fstatSync } from 'node:fs'
import type { BodyPart } from '../../shared/contract/traffic.ts'
import type { FileReference } from '../../shared/directory.ts'
import { ok } from '../../shared/outcome.ts'
import { fill, withOpen } from '../sandbox/browse/read-part.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

/** A file's time may be finer, or coarser, than that of the log. */
const slackMs = 100

/** A file of the app that was sent, or saved to. */
export type SavedFile = {
  readonly sandbox: Sandbox
  readonly file: FileReference
  /** When the exchange was done with it; milliseconds since 1970. */
  readonly sinceMs: number
  /** Undefined when it cannot be known. */
  readonly sizeBytes: number | undefined
}

/** A part of it, as long as it is what it was then. A file that has changed, or is gone, is a problem in words. */
export async function readSavedFile(
  { sandbox, file, sinceMs, sizeBytes }: SavedFile,
  offsetBytes: number,
  lengthBytes: number,
): Promise<BodyPart> {
  const part = await withOpen(sandbox, file, async ({ descriptor }) => {
    const { mtimeMs, size } = fstatSync(descriptor)
    if (mtimeMs > sinceMs + slackMs || size !== (sizeBytes ?? size)) return ok(undefined)
    const bytes = new Uint8Array(Math.max(0, Math.min(lengthBytes, size - offsetBytes)))
    const length = await fill(descriptor, bytes, offsetBytes)
    return ok({ bytes: bytes.slice(0, length), keptBytes: size, sizeBytes: size, file })
  })
  if (!part.ok) {
    const problem = part.error.code === 'NOT_FOUND' ? 'The file is gone.' : part.error.message
    return unreadable(file, sizeBytes, problem)
  }
  return part.value ?? unreadable(file, sizeBytes, 'The file was changed since.')
}

export const unreadable = (
  file: FileReference | undefined,
  sizeBytes: number | undefined,
  problem: string,
): BodyPart => ({
  bytes: new Uint8Array(),
  keptBytes: 0,
  sizeBytes: sizeBytes ?? 0,
  ...(file === undefined ? {} : { file }),
  problem,
})
