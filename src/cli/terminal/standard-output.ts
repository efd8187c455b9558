import { writeSync } from 'node:fs'
import { systemErrorCode } from '../../core/system-error.ts'

/** Between two tries when a reader is slower than the app and its pipe does not wait for it. */
const retryMs = 5

const never = new Int32Array(new SharedArrayBuffer(4))

/**
 * Writes to standard output, synchronously, so that what the app printed is out before anything else happens, whatever
 * stands behind the pipe. Answers the system's error code when it cannot be written: `EPIPE` when nobody reads any more.
 */
export function writeOutput(bytes: Uint8Array): string | undefined {
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(1, bytes, written)
    } catch (error) {
      const code = systemErrorCode(error)
      if (code !== 'EAGAIN') return code
      Atomics.wait(never, 0, 0, retryMs)
    }
  }
  return undefined
}
