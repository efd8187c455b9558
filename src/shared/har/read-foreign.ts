import type { LogEntry, LogEvent } from '../log-entry.ts'
import { bodyId, type RunBody, type RunRecord } from '../run/run-record.ts'
import { type ByteCodec, readBytes } from './byte-codec.ts'
import { type ForeignEntry, foreignEntry } from './foreign-entry.ts'
import { foreignWire, listOf } from './foreign-wire.ts'

const sessionId = 'har'

type Timed = { readonly atMs: number; readonly event: LogEvent }

/** A foreign archive as a run: exchanges without events, each entry one of them. */
export function readForeign(
  rawEntries: readonly unknown[],
  creatorName: string,
  codec: ByteCodec,
): { readonly record: RunRecord; readonly mended: readonly string[] } {
  const mended: string[] = []
  const entries: { readonly startedAtMs: number; readonly entry: ForeignEntry }[] = []
  for (const [index, raw] of rawEntries.entries()) {
    const parsed = foreignEntry.safeParse(raw)
    const place = `log.entries[${index}]`
    if (!parsed.success) {
      mended.push(`${place}: It has no request with a URL and was left out.`)
      continue
    }
    const at = Date.parse(parsed.data.startedDateTime)
    const isDate = at >= 0 && at <= 1e14
    if (!isDate)
      mended.push(`${place}.startedDateTime: It is no date. The time of the entry before it was taken.`)
    if (parsed.data.response === undefined)
      mended.push(`${place}.response: There is none. It counts as failed.`)
    entries.push({ startedAtMs: isDate ? at : (entries.at(-1)?.startedAtMs ?? 0), entry: parsed.data })
  }
  const startedAtMs = entries.reduce((least, entry) => Math.min(least, entry.startedAtMs), Infinity)
  const bodies = new Map<string, RunBody>()
  const log = entries
    .flatMap(({ startedAtMs: atMs, entry }, index) => {
      const exchangeId = `${sessionId}:${index + 1}`
      return eventsOf(exchangeId, atMs - startedAtMs, entry, keepBodies(exchangeId, entry, bodies, codec))
    })
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, event }, index): LogEntry => ({ sequence: index + 1, atMs, sessionId, ...event }))
  return { record: recordOf(log, bodies, entries.length === 0 ? 0 : startedAtMs, creatorName), mended }
}

/** The request's body, as far as the archive has it. */
function keepBodies(
  exchangeId: string,
  { request, response }: ForeignEntry,
  bodies: Map<string, RunBody>,
  codec: ByteCodec,
): RunBody | undefined {
  const { text, encoding, size } = response?.content ?? { size: -1 }
  const content = text === undefined ? undefined : readBytes({ text, encoding }, codec)
  if (content !== undefined) {
    const sizeBytes = Math.max(size, content.byteLength)
    bodies.set(bodyId(exchangeId, 'response'), { bytes: content, sizeBytes })
  }
  const { postData } = request
  const form = postData?.params.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&')
  const bytes =
    request._content === undefined
      ? codec.fromText(postData?.text ?? form ?? '')
      : readBytes(request._content, codec)
  if (bytes === undefined || bytes.byteLength === 0) return undefined
  const sent = { bytes, sizeBytes: Math.max(request.bodySize, bytes.byteLength) }
  bodies.set(bodyId(exchangeId, 'request'), sent)
  return sent
}

function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'))
}

function eventsOf(
  exchangeId: string,
  atMs: number,
  entry: ForeignEntry,
  sent: RunBody | undefined,
): readonly Timed[] {
  const { method, url, headers, bodySize } = entry.request
  const request: LogEvent = {
    kind: 'request',
    exchangeId,
    request: {
      api: 'request',
      method,
      url,
      headers: listOf(headers),
      bodySizeBytes: sent?.sizeBytes ?? Math.max(bodySize, 0),
      ...(sent === undefined ? {} : { bodyKeptBytes: sent.bytes.byteLength }),
      progress: 'none',
      timeoutMs: 0,
    },
  }
  return [
    { atMs, event: request },
    ...foreignWire(entry).map(({ afterMs, event }): Timed => {
      return { atMs: atMs + afterMs, event: { kind: 'wire', exchangeId, event } }
    }),
  ]
}

function recordOf(
  entries: readonly LogEntry[],
  bodies: RunRecord['bodies'] & {},
  startedAtMs: number,
  creatorName: string,
): RunRecord {
  return {
    project: { name: creatorName, path: '', hosts: [] },
    profile: 'reference',
    isStrict: false,
    startedAtMs,
    durationMs: entries.at(-1)?.atMs ?? 0,
    end: { by: 'finished' },
    errorCount: 0,
    entries,
    files: [],
    bodies,
  }
}
