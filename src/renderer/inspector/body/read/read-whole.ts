import type { Outcome } from '../../../../shared/outcome.ts'
import { fail, ok } from '../../../../shared/outcome.ts'
import type { BodySource } from './body-source.ts'
import { mostLoadedBytes } from './gates.ts'

/** One call answers at most 4 MiB; with less the bar moves. */
const stepBytes = 1024 * 1024

export type ReadProgress = (readBytes: number, ofBytes: number) => void

/** All bytes that are kept, in steps. `TOO_LARGE` above what the window holds; ends early when it is no longer wanted. */
export async function readWhole(
  source: BodySource,
  keptBytes: number,
  signal: AbortSignal,
  onProgress?: ReadProgress,
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  if (keptBytes > mostLoadedBytes) return fail('TOO_LARGE', 'The body is too large to be loaded whole.')
  const whole = new Uint8Array(keptBytes)
  let readBytes = 0
  while (readBytes < keptBytes && !signal.aborted) {
    const part = await source.read(readBytes, Math.min(stepBytes, keptBytes - readBytes))
    if (!part.ok) return part
    const { bytes } = part.value
    if (bytes.length === 0) return ok(whole.slice(0, readBytes))
    whole.set(bytes.subarray(0, keptBytes - readBytes), readBytes)
    readBytes += bytes.length
    onProgress?.(Math.min(readBytes, keptBytes), keptBytes)
  }
  return ok(whole)
}
