import { closeSync, read } from 'node:fs'
import { promisify } from 'node:util'
import type { FileReference } from '../../../shared/directory.ts'
import { ok, type Outcome } from '../../../shared/outcome.ts'
import { fileFailure } from '../file-failure.ts'
import { openInside, type Opened } from '../open-inside.ts'
import type { Sandbox } from '../sandbox.ts'

const readAt = promisify(read)

export type FilePart = { readonly bytes: Uint8Array; readonly sizeBytes: number }

/**
 * A part of a file as it is now; shorter at its end, empty behind it. Fails as resolving a name does, and with
 * `NOT_FOUND`, `IS_DIRECTORY` or `NOT_ALLOWED` (no regular file: nothing else is ever opened).
 */
export function readFilePart(
  sandbox: Sandbox,
  file: FileReference,
  offsetBytes: number,
  lengthBytes: number,
): Promise<Outcome<FilePart>> {
  return withOpen(sandbox, file, async ({ descriptor, sizeBytes }) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(lengthBytes, sizeBytes - offsetBytes)))
    const length = await fill(descriptor, bytes, offsetBytes)
    return ok({ bytes: length === bytes.byteLength ? bytes : bytes.slice(0, length), sizeBytes })
  })
}

/** Opens a file of the sandbox for reading, and closes it however the work ends. */
export async function withOpen<T>(
  sandbox: Sandbox,
  file: FileReference,
  work: (opened: Opened) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const path = sandbox.resolve(file, 'read')
  if (!path.ok) return path
  const opened = openInside(path.value, 'r', file)
  if (!opened.ok) return opened
  try {
    return await work(opened.value)
  } catch (error) {
    return fileFailure(file, error)
  } finally {
    closeSync(opened.value.descriptor)
  }
}

/** How many bytes there were, at most as many as fit. */
export async function fill(descriptor: number, bytes: Uint8Array, offsetBytes: number): Promise<number> {
  let total = 0
  while (total < bytes.byteLength) {
    const { bytesRead } = await readAt(
      descriptor,
      bytes,
      total,
      bytes.byteLength - total,
      offsetBytes + total,
    )
    if (bytesRead === 0) break
    total += bytesRead
  }
  return total
}
