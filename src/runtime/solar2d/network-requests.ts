import type { Acknowledgement, NetworkEventMessage, StartRequest } from '../../shared/contract/app-network.ts'
import type { Failure, Outcome } from '../../shared/outcome.ts'
import type { NetworkRequestEvent } from '../../shared/network-event.ts'
import type { RuntimeHost } from '../host.ts'
import type { HostFunction, LuaInput, LuaUserdata, LuaValue } from '../lua/values.ts'
import { boundedRequest, requestWeight } from './bounded-request.ts'
import { toLuaEvent } from './lua-event.ts'

/** What makes two handles of one request equal. Lua cannot make one. */
class RequestTag {
  readonly number: number
  constructor(number: number) {
    this.number = number
  }
}

/** What may be on its way to the host at once: it takes requests one after another, and Lua makes them faster. */
const mostUnansweredBytes = 256 * 1024 * 1024

/** `ordinal` is missing when the event is the runtime's own: the host waits for no word about it. */
type Waiting = { readonly number: number; readonly event: NetworkRequestEvent; readonly ordinal?: number }

export type NetworkRequests = {
  /** Refused after `cancelAll`. The handle, or undefined when nothing was started. */
  readonly start: (number: number, request: StartRequest) => LuaUserdata | undefined
  /** The request's number for a handle of any age; undefined for anything else. */
  readonly cancel: HostFunction
  /** Delivers what had to wait while Lua was running or the app was suspended. */
  readonly deliverWaiting: () => void
  readonly pendingCount: () => number
  /** Cancels what is in flight. Nothing is started or delivered any more. */
  readonly cancelAll: () => void
}

/** The app's side of the requests: which are in flight, and what became of each of their events. */
export function createNetworkRequests(options: {
  readonly network: RuntimeHost['network']
  /** Runs the listener; false when there is none. */
  readonly deliver: (number: number, event: LuaInput) => boolean
  readonly canDeliver: () => boolean
}): NetworkRequests {
  const { network } = options
  const inFlight = new Map<number, { readonly tag: RequestTag; readonly url: string }>()
  const waiting: Waiting[] = []
  let unansweredBytes = 0
  let isOver = false
  let isDelivering = false
  /** The event whose listener runs at this moment. */
  let heard: Waiting | undefined

  const acknowledge = ({ number, ordinal }: Waiting, outcome: Acknowledgement['outcome']): void => {
    if (ordinal !== undefined) settle(network.acknowledge({ id: idOf(number), ordinal, outcome }))
  }

  const deliverOne = (next: Waiting): void => {
    const request = inFlight.get(next.number)
    if (request === undefined) return acknowledge(next, 'cancelled')
    if (next.event.phase === 'ended') inFlight.delete(next.number)
    heard = next
    const wasHeard = options.deliver(next.number, toLuaEvent(next.event, handleOf(request.tag)))
    heard = undefined
    acknowledge(next, wasHeard ? 'delivered' : 'no-listener')
  }

  const takeWaiting = (): Waiting | undefined =>
    isOver || options.canDeliver() ? waiting.shift() : undefined

  const deliverWaiting = (): void => {
    if (isDelivering) return
    isDelivering = true
    try {
      for (let next = takeWaiting(); next !== undefined; next = takeWaiting()) deliverOne(next)
    } finally {
      isDelivering = false
    }
  }

  const unsubscribe = network.on('event', ({ id, ordinal, event }: NetworkEventMessage) => {
    const number = /^r-(\d+)$/.exec(id)?.[1]
    if (number === undefined) return
    waiting.push({ number: Number(number), event, ordinal })
    deliverWaiting()
  })

  /** A request that could not even be asked for ends like any other that failed. */
  const onRefused = (number: number, failure: Failure): void => {
    const request = inFlight.get(number)
    if (request === undefined) return
    waiting.push({ number, event: failureEvent(request.url, failure.message) })
    deliverWaiting()
  }

  return {
    start: (number, request) => {
      if (isOver) return undefined
      const tag = new RequestTag(number)
      inFlight.set(number, { tag, url: request.url })
      const bounded = boundedRequest(request, mostUnansweredBytes - unansweredBytes)
      const weight = requestWeight(bounded)
      unansweredBytes += weight
      settle(network.start(bounded), (outcome) => {
        unansweredBytes -= weight
        if (!outcome.ok) onRefused(number, outcome.error)
      })
      return handleOf(tag)
    },
    cancel: (handle) => {
      const number = numberOf(handle)
      if (number === undefined || !inFlight.delete(number)) return number
      const heardOrdinal = heard?.number === number ? heard.ordinal : undefined
      settle(network.cancel({ id: idOf(number), ...(heardOrdinal === undefined ? {} : { heardOrdinal }) }))
      return number
    },
    deliverWaiting,
    pendingCount: () => inFlight.size,
    cancelAll: () => {
      if (isOver) return
      isOver = true
      for (const number of inFlight.keys()) settle(network.cancel({ id: idOf(number) }))
      inFlight.clear()
      deliverWaiting()
      unsubscribe()
    },
  }
}

export const idOf = (number: number): string => `r-${number}`

function handleOf(tag: RequestTag): LuaUserdata {
  return { kind: 'userdata', tag, typeName: 'userdata' }
}

function numberOf(value: LuaValue): number | undefined {
  if (typeof value !== 'object' || value instanceof Uint8Array || value.kind !== 'userdata') return undefined
  return value.tag instanceof RequestTag ? value.tag.number : undefined
}

function failureEvent(url: string, message: string): NetworkRequestEvent {
  return {
    phase: 'ended',
    isError: true,
    status: -1,
    url,
    bytesTransferred: 0,
    bytesEstimated: -1,
    response: { kind: 'bytes', bytes: new TextEncoder().encode(message) },
    responseType: 'text',
  }
}

/** A call whose answer nobody waits for. A broken connection to the host answers like a refusal. */
function settle<T>(answer: Promise<Outcome<T>>, use: (outcome: Outcome<T>) => void = () => {}): void {
  void answer.then(use, (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    use({ ok: false, error: { code: 'INTERNAL', message } })
  })
}
