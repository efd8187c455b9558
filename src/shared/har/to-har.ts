import { bodyId, type RunRecord } from '../run/run-record.ts'
import type { ByteCodec } from './byte-codec.ts'
import { type ExchangeLog, type Hop, lastOf, sortLog } from './exchange-log.ts'
import type { Har, HarEntry, HarLog } from './har.ts'
import { responseBody } from './har-content.ts'
import { harRequest } from './har-request.ts'
import { harResponse } from './har-response.ts'
import { timingsOf, totalOf } from './timings.ts'
import { toCoronaEntry, toCoronaLog } from './to-corona.ts'
import { mostBodyBytes, withinBudget } from './within-budget.ts'
import { withoutSensitive } from './without-sensitive.ts'

export type HarOptions = {
  readonly codec: ByteCodec
  /** Of Coronagraph. */
  readonly version: string
  /** Keeps secret headers, cookies, the passwords of URLs and the paths of folders. */
  readonly withSensitive: boolean
}

/** A run as an HTTP Archive: a pure fold over its log. `docs/har.md` tells which field comes from where. */
export function toHar(whole: RunRecord, options: HarOptions): Har {
  const record = writtenRecord(whole, options, mostBodyBytes)
  const { exchanges, others } = sortLog(record.entries)
  const entries = timedEntries(exchanges, record, options.codec).map(({ entry }) => entry)
  return {
    log: { ...harHead(options.version), entries, _corona: toCoronaLog(record, others, nameOf(options)) },
  }
}

/** An entry, with its time in the log: entries stand in the order in which they began. */
export type TimedEntry = { readonly startedAtMs: number; readonly entry: HarEntry }

/** The entries of a part of a run: of whole exchanges. What they have beyond so many bytes of bodies is left out. */
export function toHarEntries(
  part: RunRecord,
  options: HarOptions,
  budgetBytes: number,
): readonly TimedEntry[] {
  const record = writtenRecord(part, options, budgetBytes)
  return timedEntries(sortLog(record.entries).exchanges, record, options.codec)
}

const writtenRecord = (
  whole: RunRecord,
  { codec, withSensitive }: HarOptions,
  budgetBytes: number,
): RunRecord => withinBudget(withSensitive ? whole : withoutSensitive(whole, codec), budgetBytes)

const nameOf = ({ withSensitive }: HarOptions): 'kept' | 'removed' => (withSensitive ? 'kept' : 'removed')

const harHead = (version: string): Pick<HarLog, 'version' | 'creator' | 'pages'> => ({
  version: '1.2',
  creator: { name: 'Coronagraph', version },
  pages: [],
})

function timedEntries(
  exchanges: readonly ExchangeLog[],
  record: RunRecord,
  codec: ByteCodec,
): readonly TimedEntry[] {
  return exchanges
    .flatMap((exchange) => exchange.hops.map((hop, index) => ({ exchange, hop, hopNumber: index + 1 })))
    .map(({ exchange, hop, hopNumber }) => ({
      startedAtMs: hop.startedAtMs,
      entry: harEntry(exchange, hop, hopNumber, record, codec),
    }))
    .toSorted((a, b) => a.startedAtMs - b.startedAtMs)
}

function harEntry(
  exchange: ExchangeLog,
  hop: Hop,
  hopNumber: number,
  { startedAtMs, bodies }: RunRecord,
  codec: ByteCodec,
): HarEntry {
  const timings = timingsOf(hop, endOf(exchange, hop))
  const note = exchange.annotation?.annotation.note
  return {
    startedDateTime: new Date(startedAtMs + hop.startedAtMs).toISOString(),
    time: totalOf(timings),
    request: harRequest(exchange, hop, bodies?.get(bodyId(exchange.request.exchangeId, 'request')), codec),
    response: harResponse(exchange, hop, responseBody(exchange, bodies), codec),
    cache: {},
    timings,
    ...connectionOf(hop),
    ...(note === undefined || hopNumber > 1 ? {} : { comment: note }),
    _corona: toCoronaEntry(exchange, hopNumber, codec),
  }
}

/** What was cancelled ends with the cancel, what is open with the last that is known of it. */
function endOf(exchange: ExchangeLog, hop: Hop): number {
  const end = lastOf(hop, 'redirect') ?? lastOf(hop, 'response-end') ?? lastOf(hop, 'failure')
  return end?.atMs ?? exchange.cancels[0]?.atMs ?? hop.wire.at(-1)?.atMs ?? hop.startedAtMs
}

const address = /^(?:(?:\d{1,3}\.){3}\d{1,3}|(?=.*:)[\da-f:]+(?:(?:\d{1,3}\.){3}\d{1,3})?)$/i

function connectionOf(hop: Hop): Pick<HarEntry, 'serverIPAddress' | 'connection'> {
  const socket = lastOf(hop, 'socket')?.event
  const place = socket?.reused === true ? socket : lastOf(hop, 'connect')?.event
  const { remoteAddress, localPort } = place ?? {}
  return {
    ...(remoteAddress !== undefined && address.test(remoteAddress) ? { serverIPAddress: remoteAddress } : {}),
    ...(localPort === undefined ? {} : { connection: String(localPort) }),
  }
}
