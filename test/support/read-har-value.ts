import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { fromHar, type HarRun } from '../../src/shared/har/from-har.ts'

/** Reads what would stand in a file. */
export function readHarValue(value: unknown): HarRun {
  const run = fromHar(JSON.parse(JSON.stringify(value)), byteCodec)
  if (!run.ok) throw new Error(run.error.message)
  return run.value
}
