import { bodyId, type RunRecord } from '../run/run-record.ts'
import type { ByteCodec } from './byte-codec.ts'
import { type ExchangeLog, type Hop, lastOf, sortLog } from './exchange-log.ts'
import type { Har, HarEntry } from './har.ts'
import { responseBody } from './har-content.ts'
import { harRequest } from './har-request.ts'
import { harResponse } from './har-response.ts'
import { timingsOf, totalOf } from './timings.ts'
import { toCoronaEntry, toCoronaLog } from './to-corona.ts'
import { withinBudget } from './within-budget.ts'
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
  const { codec, version, withSensitive } = options
  const record = withinBudget(withSensitive ? whole : withoutSensitive(whole, codec))
  const { exchanges, others } = sortLog(record.entries)
  const entries = exchanges
    .flatMap((exchange) => exchange.hops.map((hop, index) => ({ exchange, hop, hopNumber: index + 1 })))
    .toSorted((a, b) => a.hop.startedAtMs - b.hop.startedAtMs)
    .map(({ exchange, hop, hopNumber }) => harEntry(exchange, hop, hopNumber, record, codec))
  return {
    log: {
      version: '1.2',
      creator: { name: 'Coronagraph', version },
      pages: [],
      entries,
      _corona: toCoronaLog(record, others, withSensitive ? 'kept' : 'removed'),
    },
  }
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
