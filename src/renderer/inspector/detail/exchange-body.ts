import type { Exchange } from '../../../shared/exchange.ts'
import { isOpen } from '../../../shared/exchange.ts'
import { ok } from '../../../shared/outcome.ts'
import type { HeaderList } from '../../../shared/log-entry.ts'
import { memoryBody, type BodySource } from '../body/read/body-source.ts'
import type { BodySide } from '../client.ts'
import type { InspectorModel } from '../state/model.ts'
import { addNotice } from '../state/notices-store.ts'

type Deps = Pick<InspectorModel, 'clients' | 'notices'>

/** What the app sent; `undefined` when it sent nothing. */
export function requestBody(deps: Deps, exchange: Exchange): BodySource | undefined {
  const { id, request } = exchange
  if (request.bodySizeBytes === 0 && request.bodyFile === undefined) return undefined
  return {
    key: `${id}:request`,
    sizeBytes: request.bodySizeBytes,
    contentType: valueOf(request.headers, 'content-type') ?? sentType(exchange),
    ...kept(deps, id, 'request'),
  }
}

/** What came, as the listener got it; `undefined` while it still comes, and when nothing came. */
export function responseBody(deps: Deps, exchange: Exchange): BodySource | undefined {
  const { id, head } = exchange
  if (head === undefined) return undefined
  const contentType = valueOf(head.headers, 'content-type')
  const event = exchange.events.findLast((lane) => lane.event.response !== undefined)?.event
  const response = event?.response
  if (response === undefined && isOpen(exchange)) return undefined
  // What is short enough is in the log itself.
  if (response?.kind === 'bytes' && (event?.responseSizeBytes ?? 0) <= response.bytes.length) {
    const save = kept(deps, id, 'response').save
    return memoryBody({ key: `${id}:response`, bytes: response.bytes, contentType, save })
  }
  // The event with the body may come after the end on the wire: what is kept by then is another body.
  const key = `${id}:response:${event === undefined ? 'wire' : event.phase}:${exchange.state}`
  const source = { key, contentType, ...kept(deps, id, 'response') }
  if (response?.kind !== 'bytes') return source
  return { ...source, read: orBeginning(source.read, response.bytes, event?.responseSizeBytes ?? 0) }
}

/** The log holds the beginning of a body that was let go. */
function orBeginning(read: BodySource['read'], beginning: Uint8Array, sizeBytes: number): BodySource['read'] {
  return async (offsetBytes, lengthBytes) => {
    const part = await read(offsetBytes, lengthBytes)
    if (part.ok) return part
    const bytes = beginning.subarray(offsetBytes, offsetBytes + lengthBytes)
    return ok({ bytes, keptBytes: beginning.length, sizeBytes, problem: part.error.message })
  }
}

function kept(
  { clients, notices }: Deps,
  exchangeId: string,
  side: BodySide,
): Pick<BodySource, 'read'> & Required<Pick<BodySource, 'save'>> {
  return {
    read: (offsetBytes, lengthBytes) =>
      clients.traffic.readBody({ exchangeId, side, offsetBytes, lengthBytes }),
    save: () =>
      void (async () => {
        const saved = await clients.traffic.saveBody({ exchangeId, side })
        if (!saved.ok) addNotice(notices, `The body could not be saved: ${saved.error.message}`)
      })(),
  }
}

/** The newest head on the wire knows what the engine added. */
function sentType({ wire }: Exchange): string | undefined {
  for (const { event } of wire.toReversed()) {
    if (event.type === 'request-head') return valueOf(event.head.headers, 'content-type')
  }
  return undefined
}

export const valueOf = (headers: HeaderList, name: string): string | undefined =>
  headers.find(([it]) => it.toLowerCase() === name)?.[1]
