import { createHash } from 'node:crypto'
import type { FileReference } from '../../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../../shared/outcome.ts'
import { quote } from '../file-name.ts'
import type { Sandbox } from '../sandbox.ts'
import { fill, withOpen } from './read-part.ts'

/** Small enough that hashing one part holds nobody up. */
const partBytes = 256 * 1024

/**
 * SHA-256 of a file, hex: of as many bytes as it had when it was opened. Fails as reading does, and with `NOT_ALLOWED`
 * when it is stopped.
 */
export function hashFile(
  sandbox: Sandbox,
  file: FileReference,
  signal: AbortSignal,
): Promise<Outcome<string>> {
  return withOpen(sandbox, file, async ({ descriptor, sizeBytes }) => {
    const hash = createHash('sha256')
    const part = new Uint8Array(Math.min(partBytes, sizeBytes))
    for (let at = 0; at < sizeBytes; at += part.byteLength) {
      if (signal.aborted) return fail('NOT_ALLOWED', `Hashing ${quote(file.name)} was stopped.`)
      const length = await fill(descriptor, part.subarray(0, sizeBytes - at), at)
      hash.update(part.subarray(0, length))
      // Somebody has cut it meanwhile.
      if (length < part.byteLength) break
    }
    return ok(hash.digest('hex'))
  })
}
