import { z } from 'zod'
import { ok, type Outcome } from '../outcome.ts'
import type { RunRecord } from '../run/run-record.ts'
import type { ByteCodec } from './byte-codec.ts'
import { readForeign } from './read-foreign.ts'
import { isOurs, readOurs } from './read-ours.ts'
import { invalid } from './zod-problem.ts'

/** A run that was read from an HTTP Archive. */
export type HarRun = {
  readonly record: RunRecord
  /** Who wrote the file: `Coronagraph 0.1.0`. */
  readonly creator: string
  /** Whether it is ours, with events and life cycle. */
  readonly isOurs: boolean
  /** Of ours: whether secrets were kept. */
  readonly hasSensitive: boolean
  /** What was wrong with a foreign file and was put right, or left out. */
  readonly mended: readonly string[]
}

const looseHar = z.object(
  {
    log: z.looseObject(
      {
        creator: z
          .object({ name: z.string().catch(''), version: z.string().catch('') })
          .catch({ name: '', version: '' }),
        entries: z.array(z.unknown(), 'Give a list of requests.'),
      },
      'Give an HTTP Archive: an object with a "log".',
    ),
  },
  'Give an HTTP Archive: an object with a "log".',
)

/**
 * Reads what `JSON.parse` gave of an HTTP Archive. Ours comes back without loss; a foreign one becomes exchanges without
 * events. Fails with `INVALID_INPUT`, with the place in the file.
 */
export function fromHar(value: unknown, codec: ByteCodec): Outcome<HarRun> {
  const parsed = looseHar.safeParse(value)
  if (!parsed.success) return invalid(parsed.error)
  const { log } = parsed.data
  const creator = `${log.creator.name} ${log.creator.version}`.trim() || 'somebody unknown'
  if (!isOurs(log)) {
    const { record, mended } = readForeign(log.entries, log.creator.name, codec)
    return ok({ record, creator, isOurs: false, hasSensitive: true, mended })
  }
  const ours = readOurs(log, codec)
  if (!ours.ok) return ours
  return ok({ ...ours.value, creator, isOurs: true, mended: [] })
}
