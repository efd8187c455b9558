import { z } from 'zod'
import { fail, ok, type Outcome } from '../outcome.ts'
import type { RunRecord } from '../run/run-record.ts'
import type { ByteCodec } from './byte-codec.ts'
import { coronaEntry, coronaFormat, coronaLog } from './corona.ts'
import { othersOf, sequenceProblem } from './log-from-corona.ts'
import { readEntries } from './read-our-entries.ts'
import { invalid } from './zod-problem.ts'

type Log = { readonly entries: readonly unknown[]; readonly _corona?: unknown }

const marked = z.looseObject({ _corona: z.looseObject({}) })

/** Whether each part of it still carries what we wrote. A tool in between may have taken that away. */
export function isOurs(log: Log): boolean {
  return marked.safeParse(log).success && log.entries.every((entry) => marked.safeParse(entry).success)
}

const pairs = z.array(z.object({ name: z.string(), value: z.string() }))
const body = z.object({ text: z.string(), encoding: z.exactOptional(z.string()) })

const ourEntry = z.object({
  request: z.object({
    headers: pairs,
    postData: z.exactOptional(z.object({ text: z.string() })),
    _content: z.exactOptional(body),
  }),
  response: z.object({
    headers: pairs,
    content: z.object({
      size: z.number().int(),
      text: z.exactOptional(z.string()),
      encoding: z.exactOptional(z.string()),
    }),
  }),
  _corona: coronaEntry,
})
export type OurEntry = z.output<typeof ourEntry>

/** Puts the log back together from its parts. */
export function readOurs(
  log: Log,
  codec: ByteCodec,
): Outcome<{ readonly record: RunRecord; readonly hasSensitive: boolean }> {
  const format = z.looseObject({ format: z.number() }).safeParse(log._corona)
  if (format.success && format.data.format > coronaFormat) {
    return fail(
      'INVALID_INPUT',
      'log._corona.format: A newer Coronagraph wrote this file: open it with that.',
    )
  }
  const whole = coronaLog.safeParse(log._corona)
  if (!whole.success) return invalid(whole.error, ['log', '_corona'])
  const entries: OurEntry[] = []
  for (const [index, raw] of log.entries.entries()) {
    const parsed = ourEntry.safeParse(raw)
    if (!parsed.success) return invalid(parsed.error, ['log', 'entries', index])
    entries.push(parsed.data)
  }
  const read = readEntries(entries, codec)
  if (!read.ok) return read
  const all = [...read.value.entries, ...othersOf(whole.data)].toSorted((a, b) => a.sequence - b.sequence)
  const problem = sequenceProblem(all)
  if (problem !== undefined) return fail('INVALID_INPUT', `log: ${problem}`)
  const { sensitive, format: _format, lifeCycle: _l, console: _c, findings: _f, ...run } = whole.data
  return ok({
    record: { ...run, entries: all, bodies: read.value.bodies },
    hasSensitive: sensitive === 'kept',
  })
}
