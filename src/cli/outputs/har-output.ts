import { byteCodec } from '../../core/har/byte-codec.ts'
import { collectBodies } from '../../core/har/collect-bodies.ts'
import type { BodyReader } from '../../core/record/bodies.ts'
import { version } from '../../core/network/user-agent.ts'
import { toHar } from '../../shared/har/to-har.ts'
import type { RunRecord } from '../../shared/run/run-record.ts'

/** The text of `--har`. */
export async function renderHar(
  record: RunRecord,
  bodies: BodyReader,
  withSensitive: boolean,
): Promise<string> {
  const har = toHar(await collectBodies(record, bodies), { codec: byteCodec, version, withSensitive })
  return `${JSON.stringify(har, undefined, 2)}\n`
}
