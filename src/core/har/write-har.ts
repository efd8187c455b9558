import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { type HarOptions, type TimedEntry, toHar, toHarEntries } from '../../shared/har/to-har.ts'
import { mostBodyBytes } from '../../shared/har/within-budget.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { RunRecord } from '../../shared/run/run-record.ts'
import { systemErrorCode } from '../system-error.ts'

/** A log to be written, however large: only one exchange of it is looked at, at a time. */
export type HarSource = {
  readonly run: Omit<RunRecord, 'entries' | 'bodies'>
  /** With the time of its first entry, in the log's own time. */
  readonly exchanges: readonly { readonly exchangeId: string; readonly startedAtMs: number }[]
  readonly entriesOf: (exchangeId: string) => readonly LogEntry[]
  /** Life cycle and console. */
  readonly others: readonly LogEntry[]
  /** The same with the bodies of its exchanges, as far as they fit into so many bytes. */
  readonly withBodies: (record: RunRecord, budgetBytes: number) => Promise<RunRecord>
}

/** Others wait no longer for their turn. */
const sliceMs = 8
const writtenAtOnce = 256 * 1024

/**
 * Writes an HTTP Archive, whole or not at all, in the background: the process goes on with its other work. It is the same
 * that `toHar` makes of the whole log.
 */
export async function writeHar(path: string, source: HarSource, options: HarOptions): Promise<Outcome<void>> {
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const file = await open(beside, 'wx')
    try {
      for await (const text of buffered(harTexts(source, options))) await file.writeFile(text)
    } finally {
      await file.close()
    }
    await rename(beside, path)
    return ok(undefined)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    return fail(
      'INTERNAL',
      `${path}: The file cannot be written (${systemErrorCode(error)}). Choose a folder that is writable and has room.`,
    )
  }
}

async function* harTexts(source: HarSource, options: HarOptions): AsyncGenerator<string> {
  const { log } = toHar({ ...source.run, entries: source.others }, options)
  const { _corona: corona, entries: _none, ...head } = log
  yield `{"log":${JSON.stringify(head).slice(0, -1)},"entries":[`
  let separator = '\n'
  for await (const { entry } of entriesInOrder(source, options)) {
    yield separator + JSON.stringify(entry)
    separator = ',\n'
  }
  yield `\n],"_corona":${JSON.stringify(corona)}}}\n`
}

/** A redirect may be sent after younger requests: entries wait until nothing older can come. */
async function* entriesInOrder(source: HarSource, options: HarOptions): AsyncGenerator<TimedEntry> {
  let waiting: readonly TimedEntry[] = []
  let restBytes = mostBodyBytes
  let sliceEndMs = performance.now() + sliceMs
  for (const { exchangeId, startedAtMs } of source.exchanges.toSorted(
    (a, b) => a.startedAtMs - b.startedAtMs,
  )) {
    const due = waiting.filter((entry) => entry.startedAtMs <= startedAtMs)
    waiting = waiting.filter((entry) => entry.startedAtMs > startedAtMs)
    yield* due
    const entries = source.entriesOf(exchangeId)
    if (entries.length === 0) continue
    const record = await source.withBodies({ ...source.run, entries }, restBytes)
    const added = toHarEntries(record, options, restBytes)
    restBytes = Math.max(0, restBytes - bodyBytesOf(record))
    waiting = [...waiting, ...added].toSorted((a, b) => a.startedAtMs - b.startedAtMs)
    if (performance.now() < sliceEndMs) continue
    await setImmediate()
    sliceEndMs = performance.now() + sliceMs
  }
  yield* waiting
}

async function* buffered(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let parts: string[] = []
  let length = 0
  for await (const text of texts) {
    parts.push(text)
    length += text.length
    if (length < writtenAtOnce) continue
    yield parts.join('')
    parts = []
    length = 0
  }
  yield parts.join('')
}

function bodyBytesOf({ entries, bodies }: RunRecord): number {
  let sum = 0
  for (const { bytes } of bodies?.values() ?? []) sum += bytes.byteLength
  for (const entry of entries) {
    if (entry.kind !== 'delivered' && entry.kind !== 'withheld') continue
    const { response } = entry.event
    if (response?.kind === 'bytes') sum += response.bytes.byteLength
  }
  return sum
}
