import { open } from 'node:fs/promises'
import type { FileReference } from '../../shared/directory.ts'
import { type ExchangeLog, type Hop, lastOf, sortLog } from '../../shared/har/exchange-log.ts'
import { mostBodyBytes } from '../../shared/har/within-budget.ts'
import { headerOf } from '../../shared/har/har-cookies.ts'
import { bodyId, type RunBody, type RunRecord } from '../../shared/run/run-record.ts'
import { mostRecordedBytes } from '../network/delivery/recorded-event.ts'
import type { EventLog } from '../record/event-log.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

/** A file's time may be finer, or coarser, than that of the log. */
const slackMs = 100

export type BodySources = {
  readonly bodyOf: EventLog['bodyOf']
  readonly sandbox: Sandbox
}

/**
 * The bodies of a run that its entries do not hold: those that were sent, and the files that were sent from or saved
 * to. A file that has changed since, or is gone, is left out: it is not what was on the wire.
 */
export async function collectBodies(
  { entries, startedAtMs }: RunRecord,
  sources: BodySources,
): Promise<ReadonlyMap<string, RunBody>> {
  const bodies = new Map<string, RunBody>()
  let restBytes = mostBodyBytes
  const keep = (id: string, body: RunBody | undefined): void => {
    if (body === undefined || body.bytes.byteLength > restBytes) return
    restBytes -= body.bytes.byteLength
    bodies.set(id, body)
  }
  for (const exchange of sortLog(entries).exchanges) {
    if (restBytes <= 0) break
    const { exchangeId } = exchange.request
    const sent = sources.bodyOf(exchangeId)
    const sizeBytes = exchange.request.request.bodySizeBytes
    if (sent !== undefined) keep(bodyId(exchangeId, 'request'), { bytes: sent, sizeBytes })
    else keep(bodyId(exchangeId, 'request'), await readSent(exchange, startedAtMs, sources.sandbox))
    keep(bodyId(exchangeId, 'response'), await readSaved(exchange, startedAtMs, sources.sandbox))
  }
  return bodies
}

function readSent(
  { request: { request, atMs } }: ExchangeLog,
  startedAtMs: number,
  sandbox: Sandbox,
): Promise<RunBody | undefined> {
  if (request.bodyFile === undefined) return Promise.resolve(undefined)
  return readUnchanged(sandbox, request.bodyFile, startedAtMs + atMs, request.bodySizeBytes)
}

function readSaved(
  exchange: ExchangeLog,
  startedAtMs: number,
  sandbox: Sandbox,
): Promise<RunBody | undefined> {
  const hop = exchange.hops.at(-1)
  const end = hop === undefined ? undefined : lastOf(hop, 'response-end')
  const saved = exchange.events.findLast(({ event }) => event.phase === 'ended')
  const response = saved?.event.response
  if (hop === undefined || end === undefined || response?.kind !== 'file') return Promise.resolve(undefined)
  const file = { directory: response.directory, name: response.filename }
  const sizeBytes = isEncoded(hop) ? undefined : end.event.receivedBytes
  return readUnchanged(sandbox, file, startedAtMs + end.atMs, sizeBytes)
}

const isEncoded = (hop: Hop): boolean =>
  headerOf(lastOf(hop, 'response-head')?.event.head.headers ?? [], 'content-encoding') !== undefined

async function readUnchanged(
  sandbox: Sandbox,
  file: FileReference,
  sinceMs: number,
  expectedBytes: number | undefined,
): Promise<RunBody | undefined> {
  const path = sandbox.resolve(file, 'read')
  if (!path.ok) return undefined
  try {
    const handle = await open(path.value, 'r')
    try {
      const stats = await handle.stat()
      const isSame = stats.mtimeMs <= sinceMs + slackMs && stats.size === (expectedBytes ?? stats.size)
      if (!stats.isFile() || !isSame) return undefined
      const bytes = new Uint8Array(Math.min(stats.size, mostRecordedBytes))
      const { bytesRead } = await handle.read(bytes, 0, bytes.byteLength, 0)
      return bytesRead === bytes.byteLength ? { bytes, sizeBytes: stats.size } : undefined
    } finally {
      await handle.close()
    }
  } catch {
    return undefined
  }
}
