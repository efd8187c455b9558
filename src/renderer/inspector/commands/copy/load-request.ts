import {
  type CopiedRequest,
  copiedRequest,
  type KeptBody,
} from '../../../../shared/copy-as/copied-request.ts'
import { applyEntriesToExchange, type Exchange } from '../../../../shared/exchange.ts'
import type { RequestRecord } from '../../../../shared/log-entry.ts'
import type { TrafficClient } from '../../client.ts'
import { browserCodec } from './browser-codec.ts'

/** Larger bodies are told instead of copied: nobody pastes them. */
const mostCopiedBodyBytes = 1024 * 1024

type Reader = Pick<TrafficClient, 'entriesOf' | 'readBody'>

/** A whole exchange from the log; undefined when nothing is kept of it. */
export async function loadExchange(
  traffic: Pick<TrafficClient, 'entriesOf'>,
  exchangeId: string,
): Promise<Exchange | undefined> {
  const outcome = await traffic.entriesOf({ exchangeId })
  if (!outcome.ok) return undefined
  return applyEntriesToExchange(undefined, outcome.value.entries, 1)
}

/** What an exchange sent, with its body as far as it is kept. */
export async function loadRequest(traffic: Reader, exchangeId: string): Promise<CopiedRequest | undefined> {
  const exchange = await loadExchange(traffic, exchangeId)
  if (exchange === undefined) return undefined
  const { request } = exchange
  return copiedRequest(request, await keptBody(traffic, exchangeId, request), browserCodec)
}

async function keptBody(
  traffic: Reader,
  exchangeId: string,
  { bodyFile, bodySizeBytes }: RequestRecord,
): Promise<KeptBody> {
  if (bodyFile !== undefined || bodySizeBytes === 0) return undefined
  const lost = (why: string): KeptBody => ({ sizeBytes: bodySizeBytes, why })
  if (bodySizeBytes > mostCopiedBodyBytes) return lost('only bodies up to 1 MiB are copied')
  const part = await traffic.readBody({
    exchangeId,
    side: 'request',
    offsetBytes: 0,
    lengthBytes: bodySizeBytes,
  })
  // What main says of it may hold a name of the app's: these words go into comments of shells.
  if (!part.ok) return lost('it is not kept')
  return part.value.bytes.byteLength === bodySizeBytes
    ? { bytes: part.value.bytes }
    : lost('it is not kept whole')
}
